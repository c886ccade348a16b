# Le rapport anonyme pour le réseau inter-organisations.
network-title = Rapport au réseau
network-intro = Pour chaque trimestre terminé : un rapport anonyme des signalements que vous pouvez ouvrir, pour le réseau inter-organisations. Il ne contient que des nombres ; les petits nombres sont cachés.
network-alone = Vous seul voyez vos rapports ici. Ce que d’autres ont préparé ne vous est pas montré, et personne ne voit les vôtres. Décidez dans l’équipe qui envoie le rapport.
network-frozen = Fixé
network-open = À préparer
network-heading = Rapport anonyme au réseau inter-organisations
network-by = { $programme }. Préparé par { $author }, fixé le { $date }.
network-of-whom = On compte les signalements reçus dans le trimestre que cette personne pouvait ouvrir le jour où le rapport a été fixé.
network-sheet = Feuille à imprimer
network-csv = Télécharger (CSV)
network-confirm-take = Pour emporter le rapport, montrez d’abord que c’est bien vous. Le journal note qu’un rapport a été emporté ce jour-là.
network-hand-over = Donnez ce rapport au réseau seulement. Ne le montrez pas dans l’équipe : une personne mise en cause pourrait compter et comprendre.
network-before = Avant de fixer le rapport
network-counted = { $n ->
    [0] Aucun signalement que vous pouvez ouvrir n’a été reçu dans ce trimestre.
    [one] Un signalement que vous pouvez ouvrir a été reçu dans ce trimestre.
   *[other] { $n } signalements que vous pouvez ouvrir ont été reçus dans ce trimestre.
 }
network-refused = { $n ->
    [one] Un autre n’est pas compté : la personne ne veut pas être comptée.
   *[other] { $n } autres ne sont pas comptés : les personnes ne veulent pas être comptées.
 }
network-without = Pour ces dossiers, les faits ne sont pas encore choisis. Ils comptent comme « pas connu ». Ouvrez-les pour choisir :
network-others = Les dossiers que d’autres seuls peuvent ouvrir ne sont pas comptés ici, et personne ne peut savoir s’il y en a. Ce qui a été effacé n’est plus compté.
network-once = Un rapport est fixé une seule fois. Ensuite il ne change plus, même si un dossier arrive en retard.
network-freeze = Fixer ce rapport
network-confirm-freeze = Pour fixer le rapport, montrez d’abord que c’est bien vous.
network-preview = Le rapport comme il serait
network-reports = Signalements reçus :
network-note = « Moins de 5 » peut aussi vouloir dire aucun. « Caché » : moins de 5 signalements (ou aucun), ou un petit nombre s’en trouverait. Un signalement sur des personnes de deux groupes compte dans les deux. Les personnes sont comptées seulement où au moins 5 signalements en parlent.
network-table-personnel = De qui il s’agit
network-table-year = Année des faits
network-table-victims = Victimes
network-table-accused = Personnes mises en cause
network-table-allegation = Ce qui est rapporté
network-table-status = Enquête
network-table-paternity = Demande de paternité
network-table-medical = Aide médicale
network-table-psychosocial = Aide psychosociale
network-table-legal = Aide juridique
network-table-safety = Aide pour la sécurité
network-table-material = Aide matérielle
network-table-interim = Mesure provisoire
network-table-action = Mesure finale
network-table-criminal = Transmis à la justice
refusal-report-stale = Quelque chose a changé depuis que vous avez regardé. Rien n’est fixé : regardez encore une fois, puis fixez.
refusal-report-frozen = Vous avez déjà fixé un rapport pour ce trimestre. Il reste comme il est.
done-report = Le rapport est fixé.
