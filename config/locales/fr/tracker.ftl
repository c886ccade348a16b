# Le suivi : combien de temps les gens attendent.
tracker-title = Combien de temps les gens attendent avant d’être informés ?
tracker-intro = On compte les jours entre le moment où une personne parle et le moment où elle sait ce que sa parole est devenue.
tracker-scope = Situation au { $date }. Seuls les dossiers ordinaires sont comptés ici.
tracker-thousands-mark = { "\u202F" }
tracker-decimal-mark = ,

tracker-empty = Il n’y a encore aucun dossier à compter. Les chiffres apparaîtront ici avec le premier.
tracker-empty-filtered = Aucun dossier avec ces choix. Choisissez une période plus longue ou un autre lieu.
tracker-too-few = Il y a trop peu de dossiers avec ces choix : un chiffre pourrait montrer une personne. Choisissez une période plus longue ou un lieu plus grand.
tracker-show-all = Tout montrer

tracker-filters = Choisir une période, un lieu, une catégorie
tracker-from = Du mois
tracker-to = Au mois
tracker-place = Lieu
tracker-category = Catégorie
tracker-from-any = Depuis le début
tracker-to-any = Jusqu’à aujourd’hui
tracker-place-any = Tous les lieux
tracker-category-any = Toutes les catégories
tracker-fault-month = Ce mois n’existe pas dans la liste. Choisissez un mois. Aucun chiffre n’est montré.
tracker-fault-period = Le dernier mois est avant le premier. Choisissez un mois plus tard. Aucun chiffre n’est montré.
tracker-fault-place = Ce lieu n’est pas connu, ou plusieurs lieux portent ce nom. Choisissez un lieu de la liste. Aucun chiffre n’est montré.
tracker-fault-category = Cette catégorie n’est pas comptée ici. Choisissez une catégorie de la liste. Aucun chiffre n’est montré.
tracker-apply = Montrer
tracker-csv = Télécharger ces chiffres (CSV)

tracker-hidden = caché
tracker-hidden-say = Ce nombre est petit, ou il en ferait trouver un petit. Il est caché pour protéger les personnes.
tracker-hidden-note = « Caché » : le nombre est petit (1 à 4), ou il ferait trouver un petit nombre. Il est caché pour protéger les personnes.
tracker-nothing-say = Pas encore assez de dossiers pour le dire.

tracker-wait = Attente avant d’être informé
tracker-wait-say = { $n ->
    [0] La moitié des { $of } personnes ou groupes sont informés le jour même. Ceux qui attendent encore sont comptés.
    [one] La moitié des { $of } personnes ou groupes attendent { $text } jour ou moins. Ceux qui attendent encore sont comptés.
   *[other] La moitié des { $of } personnes ou groupes attendent { $text } jours ou moins. Ceux qui attendent encore sont comptés.
 }
tracker-days = { $n ->
    [one] jour
   *[other] jours
 }
tracker-received = Reçus
tracker-received-say = { $n ->
    [one] Une personne ou un groupe a parlé { $text } fois.
   *[other] Des personnes ou des groupes ont parlé { $text } fois.
 } Quand plus de gens parlent, c’est souvent qu’ils ont confiance.
tracker-told = Personnes informées
tracker-told-short = Informés
tracker-told-say = Pour { $text } { $n ->
    [one] dossier
   *[other] dossiers
 } sur { $of }, la personne sait ce que sa parole est devenue.
tracker-closed = Terminés
tracker-closed-say = Sur { $of } reçus, { $text } { $n ->
    [one] est terminé
   *[other] sont terminés
 }.
tracker-open = Ouverts
tracker-open-say = Sur { $of } reçus, { $text } { $n ->
    [one] attend
   *[other] attendent
 } encore.
tracker-overdue = En retard
tracker-overdue-say = { $n ->
    [0] Aucun dossier ouvert n’a dépassé son dernier jour pour répondre.
    [one] Pour { $text } dossier ouvert, le dernier jour pour répondre est passé.
   *[other] Pour { $text } dossiers ouverts, le dernier jour pour répondre est passé.
 }
tracker-oldest = Le plus ancien encore ouvert
tracker-oldest-say = Le dossier ouvert le plus ancien attend depuis { $text } { $n ->
    [one] jour
   *[other] jours
 }.

tracker-times-title = Combien de jours il faut
tracker-step = Étape
tracker-step-acknowledge = Dire « bien reçu »
tracker-step-tell = Informer la personne
tracker-step-close = Terminer le dossier
tracker-half = La moitié en
tracker-most = Neuf sur dix en
tracker-of = Nombre
tracker-up-to = { $n ->
    [0] le jour même
    [one] { $text } jour ou moins
   *[other] { $text } jours ou moins
 }
tracker-times-note = Compté seulement là où l’étape est faite. Un dossier encore ouvert n’est pas compris : voyez aussi le plus ancien encore ouvert.

tracker-in-time-title = Réponses à temps
tracker-in-time-percent = { $n } % des { $of } dossiers dont le dernier jour pour répondre est arrivé ont eu une réponse à temps. Les dossiers encore ouverts sont comptés.
tracker-in-time-least = Au moins { $n } % des { $of } dossiers dont le dernier jour pour répondre est arrivé ont eu une réponse à temps. Moins de cinq étaient en retard.
tracker-in-time-hidden = Trop peu de dossiers pour donner la part à temps.
tracker-in-time-nothing = Aucun dossier n’avait son dernier jour pour répondre dans cette période.
tracker-share-percent = { $n } %
tracker-share-least = { $n } % ou plus

tracker-chart-title = Reçus et terminés, mois par mois
tracker-chart-description = Deux colonnes pour chaque mois : les dossiers reçus et les dossiers terminés. Un point remplace un nombre caché. Les mêmes nombres sont dans le tableau en dessous.
tracker-chart-table = Voir les nombres dans un tableau
tracker-chart-none = Il y a trop peu de dossiers pour les montrer mois par mois.
tracker-month = Mois
tracker-month-1 = janv.
tracker-month-2 = févr.
tracker-month-3 = mars
tracker-month-4 = avril
tracker-month-5 = mai
tracker-month-6 = juin
tracker-month-7 = juil.
tracker-month-8 = août
tracker-month-9 = sept.
tracker-month-10 = oct.
tracker-month-11 = nov.
tracker-month-12 = déc.

tracker-by-category = Par catégorie
tracker-by-sector = Par secteur
tracker-by-region = Par région
tracker-by-committee = Par comité
tracker-group-category = Catégorie
tracker-group-sector = Secteur
tracker-group-region = Région
tracker-group-committee = Comité
tracker-days-to-tell = Informer en
tracker-days-to-close = Terminer en
tracker-days-mark = j
tracker-in-time = À temps
tracker-by-impossible = Ce tableau n’est pas montré : ses nombres sont si petits qu’ils pourraient montrer une personne.
tracker-few = *
tracker-few-note = * Moins de 20 dossiers, ou nombre caché : cela ne suffit pas pour comparer.
tracker-by-note = Les groupes sont dans l’ordre des noms. « Informer en » et « Terminer en » : le nombre de jours qui suffit pour la moitié.
tracker-not-said = Non précisé
tracker-unnamed = Sans nom
tracker-all = Ensemble

# Trimestres terminés des dossiers gardés pour peu de personnes.
tracker-quarter = { $from } à { $to } { $year }
tracker-frozen-link = Dossiers gardés pour peu de personnes : trimestres terminés
tracker-frozen-title = Trimestres terminés
tracker-frozen-intro = Dossiers gardés pour peu de personnes : combien ont été reçus, et en combien de temps ils ont été transmis. Seuls les trimestres terminés sont montrés ; leurs chiffres sont fixés une fois et ne changent plus.
tracker-frozen-desk = Vous travaillez dans une équipe qui reçoit ces dossiers. Ces chiffres ne vous sont pas montrés : à côté de vos propres dossiers, ils pourraient en révéler d’autres. C’est la même règle pour toutes les équipes.
tracker-frozen-choose = Choisir un trimestre
tracker-frozen-on = Chiffres fixés le { $date }. Un dossier entré plus tard n’y est pas compté.
tracker-frozen-all = Tout le pays
tracker-frozen-one-handed = Transmis en 24 heures
tracker-frozen-one-explained = Choix expliqués en 24 heures
tracker-frozen-two = Transmis en 48 heures
tracker-frozen-share = { $n } sur { $of }
tracker-frozen-hidden = moins de 5
tracker-frozen-others = Caché :
tracker-frozen-note = « Moins de 5 » peut aussi vouloir dire aucun. « Caché » : le nombre est plus petit que 5 (ou zéro), ou il ferait trouver un petit nombre. On ne peut donc pas savoir s’il y a un dossier dans une région.
tracker-frozen-days = Le programme connaît les jours, pas les heures. « En 24 heures » : le jour même ou le lendemain. « En 48 heures » : au plus tard deux jours après. Les dossiers dont on ne connaît pas ce jour ne sont pas comptés dans ces deux colonnes.
tracker-frozen-hash = Empreinte de ces chiffres (SHA-256) :
tracker-frozen-empty = Aucun trimestre n’est encore fixé. Le premier le sera deux semaines après sa fin.
tracker-frozen-back = Retour au suivi

tracker-wait-between = Si l’on recommençait, ce nombre serait presque toujours entre { $low } et { $high } { $n ->
    [one] jour
   *[other] jours
 }.
tracker-wait-from = Si l’on recommençait, ce nombre serait presque toujours de { $low } jours ou plus.
tracker-wait-unreached = Moins de la moitié des personnes sont informées à ce jour. On ne peut pas encore dire combien de temps la moitié attend.
tracker-within = En { $days } jours, { $n } % des personnes sont informées.
tracker-overdue-now = En retard maintenant
tracker-overdue-where = Où :
tracker-see-cases = Voir ces dossiers
tracker-not-told = Terminés sans que la personne soit informée
tracker-not-told-say = { $n ->
    [0] Pour tous les { $of } dossiers terminés, la personne a été informée.
    [one] Sur { $of } dossiers terminés, pour { $text } personne ne l’a dit à la personne concernée.
   *[other] Sur { $of } dossiers terminés, pour { $text } personne ne l’a dit à la personne concernée.
 }
tracker-trend-title = Combien de jours avant d’être informé, mois par mois
tracker-trend-description = Une ligne : pour les personnes informées pendant un mois, le nombre de jours qui suffit pour la moitié. Un mois sans point a moins de cinq personnes. Les mêmes nombres sont dans le tableau.
tracker-too-few-mark = trop peu
tracker-as-of = Situation à la fin du mois
tracker-as-of-any = Aujourd’hui
tracker-fault-as-of = Ce mois n’est pas terminé ou n’existe pas dans la liste. Choisissez un mois passé. Aucun chiffre n’est montré.
tracker-chip-from = Depuis
tracker-chip-to = Jusqu’à
tracker-chip-as_of = Situation à la fin de
tracker-chip-place = Lieu :
tracker-chip-category = Catégorie :
tracker-chip-project = Projet :
tracker-chip-donor = Bailleur :
tracker-chip-partner = Partenaire :
tracker-chip-activity = Activité :
tracker-chip-remove = enlever ce choix
tracker-group-wait = Attente de la moitié
tracker-unreached = moins de la moitié informée
tracker-part-age = Depuis combien de temps les dossiers ouverts attendent
tracker-part-reason = Pourquoi les dossiers sont terminés
tracker-part-satisfaction = Ce que disent les personnes informées
tracker-part-channel = Comment les gens parlent
tracker-part-name-age = Attente
tracker-part-name-reason = Raison
tracker-part-name-satisfaction = Réponse
tracker-part-name-channel = Moyen
tracker-part-bar = En barre
tracker-age-0 = 0 à 7 jours
tracker-age-1 = 8 à 14 jours
tracker-age-2 = 15 à 30 jours
tracker-age-3 = 31 à 60 jours
tracker-age-4 = plus de 60 jours
tracker-satisfaction-satisfied = Satisfait
tracker-satisfaction-partly = En partie
tracker-satisfaction-not = Pas satisfait
tracker-satisfaction-not_asked = Pas demandé, ou sans réponse
tracker-tiles-title = Combien de temps les gens attendent, par région
tracker-tiles-say = Plus la case est foncée, plus on attend : jusqu’à 7, 14, 30 jours, plus longtemps. Où personne ne parle, il faut aller voir : le silence n’est pas toujours un bon signe.
tracker-tile-silent = aller voir
tracker-tile-few = trop peu
tracker-tile-none = moins de la moitié informée
tracker-heat-title = Jours avant d’être informé, par région et secteur
tracker-heat-note = Un tiret : moins de 20 dossiers, ou moins de cinq personnes informées.
tracker-silent-title = Comités à visiter
tracker-silent-say = Rien n’est venu de ces comités pendant la période. Peut-être que les gens ne connaissent pas le comité, ou n’osent pas.
tracker-moved-title = Dossiers ordinaires devenus réservés
tracker-moved = { $text } dossiers ordinaires sont devenus des dossiers réservés pendant ce trimestre.
tracker-moved-few = Moins de 5 dossiers ordinaires (peut-être aucun) sont devenus des dossiers réservés pendant ce trimestre.
tracker-moved-late = { $text } d’entre eux étaient en retard à ce moment.
tracker-moved-late-hidden = Combien étaient en retard est caché : le nombre est petit, ou il en ferait trouver un petit.
tracker-beside-title = Deux choix côte à côte
tracker-beside-choose = Comparer avec une autre période, un autre lieu, une autre catégorie
tracker-beside-apply = Mettre côte à côte
tracker-fault-work = Ce choix n’existe pas dans la liste. Choisissez dans la liste. Aucun chiffre n’est montré.
tracker-fault-alone = Un projet, un bailleur, un partenaire ou une activité se regarde seul, avec ou sans mois. Avec un autre choix, il reste si peu de dossiers que l’on pourrait reconnaître quelqu’un. Aucun chiffre n’est montré.
tracker-work-hint = Choisissez un projet, un bailleur, un partenaire ou une activité, un seul à la fois, sans lieu ni catégorie. La page montre alors les totaux.
tracker-activity-hint = Seulement les dossiers encore gardés : ceux qui sont effacés ne gardent pas leur activité.
