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
accounts-own-how = Prenez plusieurs mots qui ne vont pas ensemble, en tout { $length } lettres ou plus. Chiffres et signes ne sont pas obligés.
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
