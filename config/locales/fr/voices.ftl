# Ce qui s’écoute : les boutons des pages, et la page où l’on dépose les enregistrements.
voice-play = Écouter :
voice-choose = Écouter en
voice-none = Sans le son
voice-allow = Écouter ici aussi : quelqu’un peut entendre
voice-answers = Écouter les réponses
voice-synthesised = C’est une voix de synthèse : une machine parle, pas une personne.

voices-title = Enregistrements
voices-card = Faire écouter les questions à qui ne lit pas : ce qui est enregistré dans chaque langue, et ce qui manque.
voices-heading = Ce que l’on peut écouter
voices-say = Chaque question et chaque réponse peut être écoutée par une personne qui ne lit pas. Faites-les dire par quelqu’un qui parle bien la langue, puis déposez les sons ici.
voices-choose = Choisissez une langue
voices-missing = { $missing ->
    [one] Il manque encore 1 enregistrement.
   *[other] Il manque encore { $missing } enregistrements.
}
voices-whole = Tout est enregistré.
voices-many = Déposer plusieurs sons à la fois
voices-many-say = Donnez à chaque fichier le code de son texte, par exemple intake-yes.mp3. La liste donne tous les codes et tous les textes.
voices-list = Télécharger la liste (CSV)
voices-code = Code
voices-words = Texte
voices-recorded = Enregistré
voices-files = Les sons
voices-file = Le son de :
voices-hint = MP3, M4A, OGG ou WAV, { $kilobytes } Ko au plus chacun. Ce que le fichier dit de l’appareil et du lieu est effacé.
voices-send = Déposer
voices-upload = Déposer
voices-replace = Remplacer
voices-remove = Retirer
voices-is-missing = manque
voices-is-synthesised = voix de synthèse
voices-changed = le texte a changé depuis : à refaire
voices-quiet = Se tait au début, car quelqu’un peut entendre : on l’écoute après l’avoir permis.
voices-fault = Tout n’a pas été gardé. Les autres sons le sont.
voices-fault-large = Ce son est trop lourd : 300 Ko au plus. Raccourcissez-le, ou enregistrez-le en MP3.
voices-fault-kind = Ce fichier n’est pas un son que les téléphones jouent. Prenez MP3, M4A, OGG ou WAV.
voices-fault-broken = Ce son est abîmé. Enregistrez-le de nouveau.
voices-fault-unknown = Aucun texte ne porte ce code. Regardez la liste.
voices-fault-missing = Choisissez d’abord un son.
done-voice = C’est gardé.
done-voice-removed = Le son est retiré.
audit-kind-voice_added = enregistrement déposé
audit-kind-voice_removed = enregistrement retiré
