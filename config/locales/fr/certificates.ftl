# La page par laquelle un téléphone du bureau apprend à faire confiance au serveur du bureau.
certificates-title = Relier un téléphone
certificates-heading = Relier ce téléphone au bureau
certificates-card = Une page avec un code à scanner : les téléphones du réseau du bureau ouvrent ensuite cette adresse sans avertissement.
certificates-say = Cette adresse marche seulement dans le réseau du bureau. Pour que votre téléphone la connaisse, donnez-lui un certificat. Cela se fait une seule fois, en deux minutes. Quelqu’un du bureau devrait être à côté de vous.
certificates-one = 1. Prendre le certificat
certificates-one-say = Si votre téléphone vous a averti avant cette page, c’est qu’il n’a pas encore de certificat.
certificates-fetch = Prendre le certificat
certificates-two = 2. Comparer
certificates-two-say = Demandez l’empreinte à la personne qui s’occupe du serveur. Le téléphone la montre quand on ouvre le certificat : sous « SHA-256 ». Chaque lettre doit être la même. Si une seule diffère, arrêtez, n’installez rien, et dites-le.
certificates-three = 3. Installer
certificates-android = Android : Paramètres, Sécurité, Autres paramètres de sécurité, Installer depuis le stockage, Certificat CA. Choisissez le fichier « local-network.crt ». Les mots changent un peu d’un téléphone à l’autre.
certificates-iphone = iPhone : Réglages, Profil téléchargé, Installer. Puis Général, Informations, Réglages de confiance des certificats : activez « Local network ».
certificates-close = Ensuite fermez le navigateur et ouvrez-le de nouveau : l’avertissement a disparu.
certificates-next = Un autre téléphone
certificates-next-say = Reliez-le au réseau du bureau et faites-lui scanner cette image. Elle ouvre cette page.
certificates-picture = Image à scanner : elle ouvre cette page sur un autre téléphone
certificates-only = Le certificat vaut pour ce serveur seul, et pour aucun autre site. Il prend fin le { $day }.
