# Se connecter, son compte, ses appareils.
accounts-sign-in-title = Se connecter
accounts-sign-in-button = Se connecter
accounts-sign-in-help = Mot de passe oublié ? La personne qui s’occupe des comptes vous en donne un nouveau.
accounts-sign-in-wrong = Ce nom et ce mot de passe ne vont pas ensemble. Vérifiez les deux et essayez encore.
accounts-name = Votre nom
accounts-name-hint = Comme on vous l’a donné. Les accents et les majuscules ne comptent pas.
accounts-name-missing = Écrivez votre nom.
accounts-password = Votre mot de passe
accounts-password-missing = Écrivez votre mot de passe.
accounts-password-wrong = Ce n’est pas le bon mot de passe. Rien n’est perdu : essayez encore.
accounts-wait-seconds = { $seconds ->
    [one] Trop d’essais. Attendez une seconde, puis essayez encore.
   *[other] Trop d’essais. Attendez { $seconds } secondes, puis essayez encore.
}
accounts-wait-minutes = Trop d’essais. Attendez { $minutes } minutes, puis essayez encore. Rien n’est perdu.

accounts-locked-title = C’est fermé pour vous protéger
accounts-locked-text = Personne n’a touché l’écran depuis un moment, ou vous êtes sorti vite. Ce qui était enregistré n’est pas perdu.
accounts-locked-or = Ou avec votre mot de passe
accounts-locked-other = Ce n’est pas votre compte ? Déconnectez-vous, en bas de la page.
accounts-unlock = Ouvrir
accounts-pin = Votre code à 6 chiffres
accounts-pin-missing = Écrivez votre code à 6 chiffres.
accounts-pin-wrong = Ce n’est pas le bon code. Essayez encore, ou écrivez votre mot de passe.
accounts-pin-none-left = Le code ne marche plus maintenant. Écrivez votre mot de passe.
accounts-pin-not-for-you = Votre compte s’ouvre seulement avec le mot de passe, car il donne accès à des dossiers protégés.

accounts-own-title = Choisir votre mot de passe
accounts-own-first = Le mot de passe reçu ne sert qu’une fois. Choisissez le vôtre : personne d’autre ne le connaîtra.
accounts-own-later = Après cela, vos autres appareils seront déconnectés.
accounts-own-how = Prenez plusieurs mots qui ne vont pas ensemble, en tout { $length } lettres ou plus. Chiffres et signes ne sont pas obligatoires.
accounts-own-button = Garder ce mot de passe
accounts-old = Votre mot de passe d’avant
accounts-old-missing = Écrivez votre mot de passe d’avant.
accounts-old-wrong = Ce n’est pas votre mot de passe d’avant. Rien n’a changé : essayez encore.
accounts-new = Nouveau mot de passe
accounts-new-missing = Écrivez un nouveau mot de passe.
accounts-again = Encore une fois le même
accounts-again-differs = Les deux ne sont pas pareils. Écrivez deux fois le même mot de passe.
accounts-too-short = Trop court : il faut { $length } lettres ou plus. Ajoutez un mot.
accounts-too-long = Trop long : 200 lettres au plus.
accounts-too-easy = Trop facile à deviner. Prenez plusieurs mots qui ne vont pas ensemble, sans votre nom.
accounts-same = C’est le même qu’avant. Choisissez un autre mot de passe.

accounts-factor-title = Votre code
accounts-factor-text = Ouvrez l’application de codes sur votre téléphone et recopiez le code du moment.
accounts-factor-code = Code à 6 chiffres
accounts-factor-hint = Il change toutes les 30 secondes. Un code écrit sur votre papier marche aussi.
accounts-factor-button = Continuer
accounts-factor-missing = Écrivez le code.
accounts-factor-wrong = Ce n’est pas le bon code, ou il a déjà servi. Attendez le suivant et essayez encore.
accounts-factor-lost = Plus de téléphone et plus de papier ? La personne qui s’occupe des comptes peut enlever le code.
accounts-factor-demo = Démonstration seulement : ici, la page montre le code.
accounts-factor-must-stay = Votre travail demande un code en plus du mot de passe. Vous pouvez changer de téléphone, mais pas l’enlever.
accounts-factor-new-title = Un code en plus du mot de passe
accounts-factor-new-needed = Votre travail ouvre des choses qui peuvent mettre des gens en danger. Si quelqu’un trouve votre mot de passe, le code l’arrête.
accounts-factor-new-text = Si quelqu’un trouve votre mot de passe, le code l’arrête. Après cela, vos autres appareils seront déconnectés.
accounts-factor-new-one = 1. Installez une application de codes
accounts-factor-new-one-text = Par exemple Aegis, FreeOTP, Google Authenticator ou Microsoft Authenticator. Elle marche sans réseau.
accounts-factor-new-two = 2. Montrez-lui cette image
accounts-factor-new-two-text = Dans l’application, ajoutez un compte et visez l’image avec l’appareil photo.
accounts-factor-new-picture = Image à lire avec l’application de codes. Le même secret est écrit plus bas.
accounts-factor-new-type = Vous êtes sur le même téléphone, ou l’image ne passe pas ? Recopiez ce secret dans l’application :
accounts-factor-new-three = 3. Recopiez le code qu’elle montre
accounts-factor-new-hint = 6 chiffres, qui changent toutes les 30 secondes.
accounts-factor-new-wrong = Ce n’est pas le bon code. Regardez si l’heure du téléphone est juste, puis essayez avec le code suivant.
accounts-codes-title = Dix codes à écrire sur papier
accounts-codes-set = Le code est en place. Il sera demandé à chaque connexion.
accounts-codes-why = Si vous perdez le téléphone, chacun de ces codes ouvre une seule fois. Gardez le papier loin du téléphone.
accounts-codes-once = Ils ne seront plus jamais montrés. Écrivez-les maintenant.
accounts-codes-done = Je les ai écrits

accounts-confirm-title = C’est bien vous ?
accounts-confirm-text = Prouvez encore une fois que c’est vous. Cela vaut cinq minutes.
accounts-confirm-password = Vous voulez changer votre mot de passe.
accounts-confirm-factor = Vous voulez changer ce qui est demandé en plus de votre mot de passe.
accounts-confirm-renew = Vous croyez que quelqu’un connaissait votre mot de passe : il vous faut de nouvelles clés.
accounts-confirm-account = Vous voulez changer ce qui protège votre compte.
accounts-confirm-team = Vous voulez confirmer quelqu’un dans votre équipe.
accounts-confirm-case = Vous voulez ouvrir un dossier à quelqu’un, le remettre, en télécharger un fichier ou l’effacer.
accounts-confirm-any = Vous voulez faire une chose importante.
accounts-password-now = Votre mot de passe de maintenant
accounts-renew-ask = Quelqu’un d’autre a pu entrer ?
accounts-renew-title = Je crois que quelqu’un connaissait mon mot de passe
accounts-renew-text = Vous choisissez un autre mot de passe et vous recevez de nouvelles clés. Tous vos dossiers s’ouvrent encore ; les anciennes clés n’ouvrent plus rien.
accounts-renew-after = Vos autres appareils seront déconnectés. Vos codes sur papier ne marcheront plus : faites-en d’autres après. Si vous êtes point focal, quelqu’un de votre équipe doit ensuite vous confirmer, par vos huit mots : appelez-le. D’ici là, aucun nouveau dossier ne vous est confié.
accounts-renew-button = Changer tout

accounts-me-title = Mon compte
accounts-me-name = Vous êtes { $name }.
accounts-me-password = Changer mon mot de passe
accounts-role-committee_member = Membre d’un comité
accounts-role-receiver = Accueil et écoute
accounts-role-handler = Traitement des demandes
accounts-role-focal_point = Point focal
accounts-role-manager = Responsable
accounts-role-data_loader = Import de données
accounts-role-administrator = Administration
accounts-role-auditor = Contrôle
accounts-factor-heading = Code en plus du mot de passe
accounts-factor-has = { $left ->
    [0] À la connexion, un code de votre téléphone est demandé. Il ne vous reste aucun code sur papier : faites-en d’autres.
    [one] À la connexion, un code de votre téléphone est demandé. Il vous reste un code sur papier.
   *[other] À la connexion, un code de votre téléphone est demandé. Il vous reste { $left } codes sur papier.
}
accounts-factor-why = Avec un code de votre téléphone, votre mot de passe seul ne suffit plus pour entrer.
accounts-factor-on = Ajouter un code
accounts-factor-other = Changer de téléphone
accounts-factor-codes = Dix nouveaux codes sur papier
accounts-factor-end = Enlever le code
accounts-language = Langue
accounts-language-label = Langue des pages
accounts-language-browser = Celle de l’appareil
accounts-language-button = Garder cette langue
accounts-pin-title = Code à 6 chiffres
accounts-pin-why = Avec un code, vous rouvrez vite cet écran quand il s’est fermé.
accounts-pin-set = Vous avez un code. Vous pouvez le changer ou l’enlever.
accounts-pin-new = Nouveau code
accounts-pin-hint = 6 chiffres, mais pas 123456 ni une date que les autres connaissent.
accounts-pin-again = Encore une fois le même code
accounts-pin-button = Garder ce code
accounts-pin-remove = Enlever le code
accounts-pin-six = Le code a 6 chiffres. Écrivez 6 chiffres.
accounts-pin-easy = Ce code est trop facile à deviner. Choisissez-en un autre.
accounts-pin-differs = Les deux codes ne sont pas pareils. Écrivez deux fois le même.
accounts-devices = Où vous êtes connecté
accounts-devices-text = Vous ne reconnaissez pas un appareil ? Déconnectez-le, puis changez votre mot de passe.
accounts-device-since = Depuis le { $since }. Dernière fois : { $seen }.
accounts-device-this = C’est cet appareil.
accounts-device-end = Déconnecter cet appareil
accounts-device-unknown = Appareil inconnu
done-own-password = Votre nouveau mot de passe est gardé.
done-language = La langue est gardée.
done-pin = Votre code est gardé.
done-pin-removed = Le code est enlevé.
done-factor-removed = Le code est enlevé. Le mot de passe suffit.
done-renewed = C’est fait : un nouveau mot de passe, de nouvelles clés, et tous les autres appareils sont déconnectés.
done-session-ended = L’appareil est déconnecté.

# Une page qui ne dit rien du programme.
accounts-meteo-title = Le temps au Sahel
accounts-meteo-dry = De novembre à février
accounts-meteo-dry-text = Nuits fraîches, ciel clair, vent sec et poussière. L’harmattan peut cacher le soleil plusieurs jours.
accounts-meteo-hot = De mars à mai
accounts-meteo-hot-text = Les mois les plus chauds. Dans l’après-midi il peut faire plus de quarante degrés à l’ombre.
accounts-meteo-rain = De juin à octobre
accounts-meteo-rain-text = Saison des pluies. Les orages viennent souvent le soir, avec un vent fort juste avant.
accounts-meteo-advice = Quand il fait chaud
accounts-meteo-advice-text = Buvez souvent, restez à l’ombre au milieu du jour, pensez aux enfants et aux personnes âgées.

accounts-welcome-title = Bienvenue
accounts-welcome-name = Retenez ce nom. Vous l’écrirez chaque fois pour entrer :
accounts-welcome-say = Choisissez maintenant votre mot de passe. Personne d’autre ne le connaîtra. Ce lien ne marchera plus après.
accounts-welcome-password = Votre mot de passe
accounts-welcome-button = Entrer
accounts-welcome-busy = Quelqu’un est déjà connecté ici
accounts-welcome-busy-say = Vous êtes connecté avec un compte ({ $name }). Ce lien est pour une première fois : déconnectez-vous en bas de la page, puis rouvrez-le. Il marche encore.
accounts-welcome-over = Ce lien ne marche pas
accounts-welcome-over-say = Il a déjà servi, ou il est trop vieux. Si vous êtes déjà entré, connectez-vous. Sinon, demandez un autre lien à la personne qui s’occupe des comptes, et dites-lui que celui-ci n’a pas marché : quelqu’un d’autre a pu s’en servir.
accounts-me-rights = Ce qui a changé dans mes droits
accounts-me-password-heading = Mot de passe
accounts-acting-title = Mon rôle du moment
accounts-acting-say = Vous avez plusieurs rôles. Choisissez celui dont vous vous occupez maintenant : le menu et l’accueil le suivent. Cela n’ouvre et ne ferme rien.
accounts-acting-ask = Sous quel rôle travaillez-vous ?
accounts-acting-all = Tous mes rôles
accounts-acting-button = Travailler ainsi
accounts-letters-title = Lettres
accounts-letters-on = Une lettre vous dit quand quelque chose vous attend, sans dire quoi. Si vos droits changent, elle vient toujours.
accounts-letters-off = Vous ne recevez pas de lettre quand quelque chose vous attend. Si vos droits changent, elle vient quand même.
accounts-letters-stop = Ne plus m’écrire
accounts-letters-start = M’écrire de nouveau
accounts-devices-end = Déconnecter tous les autres appareils
done-sessions-ended = Tous vos autres appareils sont déconnectés.
done-acting = C’est noté : le menu suit.
done-letters = C’est noté.
accounts-passkey-use = Utiliser le verrou de cet appareil
accounts-passkey-or = Ou un code :
accounts-passkey-failed = Cela n’a pas marché. Appuyez encore, ou prenez un code. Le verrou doit être réglé sur cet appareil : empreinte, visage ou code de l’écran.
accounts-passkey-wrong = Cet appareil n’est pas reconnu, ou cela a pris trop de temps. Essayez encore, ou donnez un code.
accounts-passkey-new-title = Ou : le verrou de ce téléphone ou de cet ordinateur
accounts-passkey-new-text = À la place du code, vous montrez à cet appareil que c’est vous : empreinte, visage ou code de l’écran (« clé d’accès »). Seulement si personne d’autre ne peut ouvrir cet appareil. Ni l’empreinte ni le visage n’en sortent.
accounts-passkey-new-name = Nom de cet appareil
accounts-passkey-new-hint = Pour le reconnaître plus tard, par exemple « mon téléphone ».
accounts-passkey-new-wrong = Cet appareil n’a pas pu être ajouté, ou cela a pris trop de temps. Rien n’est changé. Essayez encore.
accounts-passkey-many = Vous avez déjà dix appareils. Enlevez-en un dans « Mon compte », puis essayez encore.
accounts-passkey-must-stay = C’est votre seul second pas, et votre travail en demande un. Ajoutez d’abord un autre appareil ou un code, puis enlevez celui-ci.
accounts-passkey-line = { $device } : son verrou remplace le code, depuis le { $since }
accounts-passkey-remove = Enlever cet appareil
done-passkey = L’appareil est ajouté. Vos autres appareils sont déconnectés.
done-passkey-removed = L’appareil est enlevé. Vos autres appareils sont déconnectés.
accounts-passkey-add = Ajouter un appareil ou changer de téléphone
accounts-passkey-set = Cet appareil est en place. Son verrou sera demandé à chaque connexion.
accounts-passkey-text = Montrez à cet appareil que c’est vous, ou donnez un code.
accounts-passkey-has = { $left ->
    [0] À la connexion, le verrou d’un appareil ou un code est demandé. Il ne vous reste aucun code sur papier : faites-en d’autres.
    [one] À la connexion, le verrou d’un appareil ou un code est demandé. Il vous reste un code sur papier.
   *[other] À la connexion, le verrou d’un appareil ou un code est demandé. Il vous reste { $left } codes sur papier.
}
accounts-passkey-end = Enlever le code et tous les appareils
