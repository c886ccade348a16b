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
tracker-csv = Télécharger ces chiffres (CSV, HXL)

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

# Ce que veut dire chaque chiffre, et le chemin vers ses dossiers.
tracker-what = C’est quoi ?
tracker-see-wider = Voir les dossiers dont ceux-ci font partie
tracker-see-note = La liste peut être plus courte que le chiffre : il y manque ce qui a été effacé, ce qui est gardé pour peu depuis, et ce que vous ne devez pas voir. Elle montre les dossiers comme ils sont aujourd’hui.
tracker-see-none = Ces chiffres sont ceux d’un jour passé ; la liste des dossiers montre seulement aujourd’hui.
tracker-def-received = Les dossiers dont les premiers mots ont été entendus pendant la période, au jour où ils ont été entendus.
tracker-def-acknowledged = Parmi eux, les dossiers où la personne a su que sa parole était arrivée.
tracker-def-answered = Parmi eux, les dossiers pour lesquels une réponse a été décidée.
tracker-def-told = Parmi eux, les dossiers où la personne a été informée de la suite.
tracker-def-satisfied = Parmi les personnes informées, celles à qui on a demandé et qui se disent satisfaites.
tracker-def-closed = Parmi eux, les dossiers terminés maintenant.
tracker-def-open = Parmi eux, les dossiers pas encore terminés.
tracker-def-overdue = Les dossiers ouverts dont le dernier jour pour répondre est passé.
tracker-def-not_told = Les dossiers terminés où personne n’a dit la suite à la personne.
tracker-def-reopened = Les dossiers terminés puis rouverts au moins une fois ; un recours compte.
tracker-def-reopened_soon = Parmi les rouverts, ceux qui sont revenus dans les 30 jours après la fin.
tracker-def-appealed = Les dossiers où la personne n’a pas accepté la réponse et a demandé que quelqu’un d’autre décide.
tracker-def-overturned = Parmi les recours, ceux où la décision a été changée, toute ou en partie.
tracker-def-withdrawn = Les dossiers terminés que la personne a retirés.
tracker-def-wait = Les jours entre les premiers mots et le jour où la personne est informée, pour la moitié de tous ; qui attend encore est compté comme attendant jusqu’à aujourd’hui (Kaplan-Meier, intervalle à 95 %).
tracker-def-trend = Pour les personnes informées pendant un mois, le nombre de jours qui a suffi pour la moitié.
tracker-def-times = Les jours entre les premiers mots et chaque étape, pour les dossiers où l’étape est faite.
tracker-def-in-time = Parmi les dossiers dont le dernier jour pour répondre était dans la période, ceux répondus ou terminés ce jour-là au plus tard ; ceux encore ouverts comptent comme hors délai.
tracker-def-clocks = Le nombre de jours qui suffit pour la moitié de tous, ceux qui attendent encore compris : tous les jours ; les jours ouvrables seuls ; et sans les jours où le gestionnaire attendait quelqu’un d’autre. Pour la personne, chaque jour compte.
tracker-def-months = Les dossiers reçus chaque mois, et ceux terminés ce mois-là, quel que soit le jour où ils ont été reçus.
tracker-def-backlog = Les dossiers reçus avant la fin du mois et pas terminés à ce moment.
tracker-def-weeks = Du lundi au dimanche : les dossiers reçus, les dossiers terminés quel que soit le jour où ils ont été reçus, et ce qui restait ouvert le dimanche soir.
tracker-def-age = Les dossiers ouverts selon les jours depuis les premiers mots.
tracker-def-reason = Les dossiers terminés selon la raison donnée, avec les jours qui suffisent pour la moitié.
tracker-def-satisfaction = Ce que les personnes informées ont dit de la réponse ; qui les a informées a demandé. « Pas demandé, ou pas de réponse » est compté à part, jamais comme satisfait.
tracker-def-channel = Les dossiers reçus selon le moyen par lequel les gens ont parlé.
tracker-def-tiles = Les jours avant d’être informé, comme le grand nombre, pour chaque région d’au moins 20 dossiers et cinq personnes informées.
tracker-def-heat = Pour les personnes informées, les jours qui suffisent pour la moitié, par région et secteur, à partir de 20 dossiers.
tracker-def-silent = Les comités ouverts d’où aucun dossier de la période n’est venu.
tracker-def-group = « La moitié attend » compte ceux qui attendent encore ; les deux autres délais, seulement ce qui est fait. Un groupe de moins de 20 dossiers n’est pas comparé.

tracker-funnel-title = Jusqu’où vont les dossiers
tracker-returns-title = Ce qui revient
tracker-count-received = Reçus
tracker-count-acknowledged = La personne sait que c’est arrivé
tracker-count-answered = Réponse décidée
tracker-count-told = Personne informée
tracker-count-satisfied = Personne satisfaite
tracker-count-closed = Terminés
tracker-count-open = Ouverts
tracker-count-overdue = En retard
tracker-count-not_told = Terminés, personne pas informée
tracker-count-reopened = Rouverts
tracker-count-reopened_soon = Rouverts dans les 30 jours
tracker-count-appealed = Recours
tracker-count-overturned = Recours qui ont changé le résultat
tracker-count-withdrawn = Retirés par la personne
tracker-step-answer = Décider une réponse
tracker-clocks-title = La même attente avec trois horloges
tracker-clock-person = Tous les jours
tracker-clock-working = Jours ouvrables
tracker-clock-handler = Sans attendre les autres
tracker-clock-unreached = moins de la moitié
tracker-backlog-title = Dossiers encore ouverts, mois après mois
tracker-backlog-description = Une ligne : combien de dossiers étaient ouverts à la fin de chaque date. Les mêmes nombres sont dans le tableau.
tracker-weeks-title = Reçus et terminés, semaine par semaine
tracker-weeks-description = Deux colonnes pour chaque semaine : les dossiers reçus et les dossiers terminés. Les mêmes nombres sont dans le tableau.
tracker-weeks-open = Dossiers encore ouverts à la fin de chaque semaine
tracker-weeks-none = Les semaines se montrent sans aucun choix, et seulement si aucune semaine n’a de petit nombre. Ici, ce sont les mois qui se montrent.
tracker-week = Semaine du lundi
tracker-open-end = Ouverts à la fin

# Rapports de mois et de trimestres finis.
tracker-reports-link = Rapports de mois et de trimestres finis
tracker-reports-title = Rapports
tracker-reports-intro = Un rapport garde les chiffres d’un mois ou d’un trimestre fini, comme ils sont le jour où il est fait. Après, il ne change plus.
tracker-reports-none = Aucun rapport n’est encore gardé. Choisissez une période en dessous pour faire le premier.
tracker-reports-committee = Vous faites aussi partie d’un comité. Les rapports comptent aussi ce qui est dit sur les comités : ils ne sont pas montrés à leurs membres. La règle est la même pour tous.
tracker-report-title = Rapport sur les retours d’information
tracker-report-make = Faire un rapport
tracker-report-make-say = La période doit être finie. Qui répond de la zone peut lire le rapport.
tracker-report-covers = Mois ou trimestre
tracker-report-choose = Choisir
tracker-report-freeze = Garder le rapport
tracker-report-by = Gardé le { $date } par { $author }
tracker-report-stands = Ce qui est arrivé jusqu’au { $as_of }, comme on le savait le { $known_on }. Gardé ce jour-là par { $author }.
tracker-report-damaged = Ce rapport a été changé dans la base après avoir été gardé. Il n’est pas montré. Dites-le à l’administrateur.
tracker-report-beside = À côté :
tracker-report-days = Jours qui suffisent pour la moitié
tracker-report-days-say = Qui attendait encore est compté. Entre parenthèses : entre quels nombres il serait presque toujours si l’on comptait encore.
tracker-report-group = Groupe
tracker-report-table-category = Reçus, par catégorie
tracker-report-table-sector = Reçus, par secteur
tracker-report-table-region = Reçus, par région
tracker-report-table-reason = Pourquoi les dossiers ont été terminés
tracker-report-table-satisfaction = Ce qu’ont dit les personnes informées
tracker-report-table-channel = Comment les gens ont parlé
tracker-report-table-age = Depuis combien de temps les dossiers ouverts attendaient
tracker-report-note = Seuls les dossiers ordinaires sont comptés, et aucun qui est caché à quelqu’un. Quand plus de gens parlent, c’est souvent qu’ils ont confiance.
tracker-report-csv = Télécharger les chiffres (CSV)
tracker-report-html = Télécharger le rapport (HTML)
tracker-report-json = Télécharger les octets exacts de l’empreinte (JSON)
tracker-report-with = Mettre un autre rapport à côté
tracker-report-alone = Aucun
refusal-report-not-ended = Cette période n’est pas finie. Rien n’est gardé. Choisissez un mois ou un trimestre fini.
refusal-report-few = Il y a trop peu de dossiers dans cette période, ou trop peu qu’un rapport d’avant ne contient pas : un rapport pourrait désigner une personne. Rien n’est gardé. Choisissez une période plus longue ou un lieu plus grand.
refusal-report-choose = Choisissez un mois ou un trimestre. Rien n’est encore gardé.
refusal-report-again = Un autre rapport a été gardé au même moment. Rien n’est perdu : appuyez encore sur le bouton.
done-figures = Le rapport est gardé. Il ne change plus.
lead-tracker-report = Ces chiffres ont été gardés comme on les savait un jour, et ne changent plus. Imprimez-les, emportez-les dans un fichier, ou mettez un autre rapport à côté.

# Who speaks, and for whom something was done.
tracker-count-acted = Quelque chose a été fait
tracker-def-acted = Les dossiers terminés dont la raison dit que quelque chose a été fait : réglé, information donnée, ou pris en charge par un autre service qui l’a confirmé (OCHA AAP-1).
tracker-acted-share = Part de ceux qui ont parlé
tracker-part-sex = Qui parle : femmes et hommes
tracker-part-person_age = Qui parle : âge
tracker-part-displacement = Qui parle : déplacement
tracker-part-access = Qui parle : besoins d’accès
tracker-part-acted_sex = Quelque chose a été fait, par sexe
tracker-part-acted_person_age = Quelque chose a été fait, par âge
tracker-part-name-sex = Sexe
tracker-part-name-person_age = Âge
tracker-part-name-displacement = Situation
tracker-part-name-access = Besoins
tracker-part-name-acted_sex = Sexe
tracker-part-name-acted_person_age = Âge
tracker-population = Qui parle, à côté de qui vit là
tracker-population-place = Des personnes à { $place }. Compté par : { $by }.
tracker-population-everywhere = Des personnes partout. Compté par : { $by }.
tracker-population-group = Groupe
tracker-population-share = De celles qui parlent
tracker-population-expected = De celles qui vivent là
tracker-population-women = Femmes et filles
tracker-population-children = Moins de 18 ans
tracker-population-older = 60 ans ou plus
tracker-population-displaced = Déplacés internes
tracker-population-access_needs = Avec un besoin d’accès
tracker-population-interval = { $low } à { $high }, sur { $n }
tracker-population-fewer = Moins parlent qu’il n’en vit là
tracker-population-more = Plus parlent qu’il n’en vit là
tracker-population-alike = On ne peut pas dire de différence
tracker-population-few = Trop peu l’ont dit, ou un nombre est caché
tracker-def-sex = Les dossiers reçus selon ce que la personne a dit ; pour les dossiers effacés, on ne le sait plus.
tracker-def-person_age = Les dossiers reçus selon l’âge dit par la personne ; pour les dossiers effacés, on ne le sait plus.
tracker-def-population = Parmi les personnes qui l’ont dit d’elles-mêmes, la part avec son intervalle à 95 % (Wilson, 1927), à côté de la part notée dans les réglages sous « Qui vit là ». Qui n’a rien dit n’est pas compté ; sous 20 réponses, rien n’est dit.
tracker-def-displacement = Les dossiers reçus selon la situation dite par la personne ; pour les dossiers effacés, on ne la sait plus.
tracker-def-access = Les dossiers reçus selon que la personne a nommé au moins un besoin d’accès.
tracker-def-acted_sex = Les dossiers où quelque chose a été fait, et leur part de tous ceux qui ont parlé (OCHA AAP-1 : suite donnée) ; d’après la raison de la fin.
tracker-def-acted_person_age = Les dossiers où quelque chose a été fait, et leur part de tous ceux qui ont parlé (OCHA AAP-1 : suite donnée) ; d’après la raison de la fin.
tracker-person-female = Femmes et filles
tracker-person-male = Hommes et garçons
tracker-person-other = Autre
tracker-person-0-17 = Moins de 18 ans
tracker-person-18-59 = 18 à 59 ans
tracker-person-60-plus = 60 ans ou plus
tracker-person-adult = Adulte
tracker-person-idp = Déplacé interne
tracker-person-host = Communauté hôte
tracker-person-returnee = Retourné
tracker-person-repatriated = Rapatrié
tracker-person-refugee = Réfugié
tracker-person-migrant = Migrant
tracker-person-non_displaced = Non déplacé
tracker-person-need = Au moins un besoin
tracker-person-no_need = Aucun besoin
tracker-person-none = Pas dit
tracker-person-erased = Effacé depuis
tracker-fault-work = Ce choix n’existe pas dans la liste. Choisissez dans la liste. Aucun chiffre n’est montré.
tracker-fault-alone = Un projet, un bailleur, un partenaire ou une activité se regarde seul, avec ou sans mois. Avec un autre choix, il reste si peu de dossiers que l’on pourrait reconnaître quelqu’un. Aucun chiffre n’est montré.
tracker-work-hint = Choisissez un projet, un bailleur, un partenaire ou une activité, un seul à la fois, sans lieu ni catégorie. La page montre alors les totaux.
tracker-activity-hint = Seulement les dossiers encore gardés : ceux qui sont effacés ne gardent pas leur activité.
tracker-asked-title = Qui a demandé aux gens s’ils sont satisfaits
tracker-count-by_slip = Dit par le récépissé
tracker-def-by_slip = Les personnes informées qui ont dit d’elles-mêmes, par le récépissé, ce qu’elles pensent de la réponse.
tracker-count-to_other = Demandé par quelqu’un d’autre
tracker-def-to_other = Les personnes informées à qui quelqu’un d’autre que celui qui a décidé a demandé si elles sont satisfaites.
tracker-count-to_answerer = Demandé par celui qui a répondu
tracker-def-to_answerer = Les personnes informées à qui celui-là même qui a décidé a demandé si elles sont satisfaites : elles disent moins facilement non.
