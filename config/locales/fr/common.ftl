# Mots communs à toutes les pages.
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
date-words = { $day ->
    [1] 1er
   *[other] { $day }
 } { $month } { $year }

error-not-found-title = Cette page n’existe pas
error-not-found-text = L’adresse est peut-être mal écrite, ou la page n’est pas pour vous. Rien n’est perdu.
error-refused-title = Ce n’est pas possible maintenant
error-refused-text = Rien n’a été changé, rien n’est perdu.
error-stale-form-title = La page est restée ouverte trop longtemps
error-stale-form-text = Rien n’a été enregistré. Revenez à l’accueil, ouvrez la page de nouveau et recommencez.
error-too-large-title = C’est trop grand
error-too-large-text = Rien n’a été enregistré. Envoyez un texte ou un fichier plus petit.
error-invalid-title = Le formulaire n’est pas complet
error-invalid-text = Rien n’a été enregistré. Revenez en arrière et essayez encore.
error-busy-title = Beaucoup de monde en ce moment
error-busy-text = Rien n’a été enregistré. Attendez une minute et essayez encore.
error-internal-title = Une erreur de notre côté
error-internal-text = Ce que vous venez d’envoyer n’est peut-être pas enregistré. Ce qui l’était déjà n’est pas perdu. Essayez encore dans une minute ; si cela continue, prévenez l’administration.
error-home = Aller à l’accueil
error-back = Revenir
