# Les tableaux de suivi que l’on reçoit : ce qui en a été compris, et ce qui n’a pas pu être pris.

# Pourquoi une ligne n’a pas été prise. Rien de ce que la ligne raconte n’est répété ici.
import-reason-missing-received-date = Ligne { $row } : il n’y a pas de date de réception. Cette ligne n’a pas été prise. Écrivez la date dans le fichier, puis importez-le encore : rien ne sera pris deux fois.
import-reason-impossible-date = Ligne { $row }, colonne « { $column } » : cette date n’existe pas, ou elle n’est pas possible (avant l’an 2000, ou après aujourd’hui). Écrivez le jour d’abord, par exemple 02/03/2026, puis importez le fichier encore.
import-reason-unknown-category = Ligne { $row } : la catégorie n’est pas reconnue. Écrivez un chiffre de 1 à 8, puis importez le fichier encore.
import-reason-closed-before-received = Ligne { $row } : la date de clôture est avant la date de réception. Corrigez l’une des deux, puis importez le fichier encore.

# Ce qui a été pris, mais qu’il faut regarder.
import-warning-reference-reused = Le même numéro sert pour deux choses différentes. Les deux ont été prises.
import-warning-unknown-place = Ce lieu n’est pas encore connu. Une commune ou un site est ajouté, à confirmer. Une région ou un cercle inconnu est laissé de côté et gardé dans les remarques.
import-warning-place-contradicts = La région et le cercle ne vont pas ensemble. Le cercle a été suivi s’il n’y en a qu’un de ce nom. Les deux noms sont gardés dans les remarques et aucun lieu n’est ajouté : vérifiez.
import-warning-letters-lost = Des lettres ont été perdues avant que le fichier arrive ici (à leur place : un losange). Le texte est pris comme il est.
import-warning-letters-repaired = Des lettres étaient écrites deux fois (« Ã© » pour « é »). Elles ont été réparées.
import-warning-letters-garbled = Des lettres sont écrites deux fois (« Ã© » pour « é »). Elles restent comme elles sont, parce que la réparation n’est pas cochée.
import-warning-closed-without-date = Le statut dit « clos », mais il n’y a pas de date de clôture. Le dossier reste ouvert. Écrivez la date dans le fichier avant d’importer, ou fermez le dossier ensuite.
import-warning-unknown-committee = Ce comité n’est pas encore connu. Il a été ajouté, à confirmer.
import-warning-unknown-sector = Ce secteur n’est pas reconnu. Il a été mis dans « autre ».
import-warning-unknown-channel = Ce canal n’est pas reconnu. Il a été mis dans « autre ».
import-warning-unknown-value = Une réponse n’est pas reconnue. Elle a été laissée vide. Une sensibilité qui n’est pas reconnue est traitée comme sensible.
import-warning-unreadable-date = Une date n’a pas pu être lue. Elle a été laissée vide.
import-warning-due-before-received = La date limite est avant la date de réception.
import-warning-date-before-received = Une étape porte une date qui est avant la date de réception.
import-warning-category-name-differs = Le chiffre et le nom de la catégorie ne disent pas la même chose. Le nom a été suivi.
import-warning-hidden-sheet = Cette feuille est cachée dans le classeur. Elle a été lue aussi.
import-warning-clock-behind = Beaucoup de dates sont après aujourd’hui. L’horloge de cet ordinateur est peut-être fausse : vérifiez-la.

# Pourquoi le fichier entier n’a pas pu être lu. Rien n’a été pris.
import-error-empty = Le fichier est vide. Rien n’a été pris. Choisissez un autre fichier.
import-error-too-large = Le fichier est trop grand (plus de { $limit } Mo, ou trop de cellules). Rien n’a été pris. Partagez-le en plusieurs fichiers, par exemple un par mois.
import-error-protected = Le fichier est protégé par un mot de passe. Rien n’a été pris. Ouvrez-le, enlevez le mot de passe, enregistrez, puis importez-le encore.
import-error-other-format = Ce fichier est un tableau d’un autre format. Rien n’a été pris. Ouvrez-le, enregistrez-le comme « Classeur Excel (.xlsx) », puis importez-le encore.
import-error-not-a-spreadsheet = Ce fichier n’est pas un tableau. Rien n’a été pris. Choisissez un fichier Excel (.xlsx) ou CSV.
import-error-damaged = Le fichier est abîmé et ne peut pas être lu. Rien n’a été pris. Ouvrez-le, enregistrez-le sous un autre nom, puis importez-le encore.
import-error-no-header = Les titres des colonnes n’ont pas été trouvés. Rien n’a été pris. Il faut au moins une colonne « Date de réception » et une colonne « Catégorie ».
import-error-no-such-sheet = Il n’y a pas de feuille « { $sheet } ». Rien n’a été pris. Les feuilles sont : { $found }.

# Ce que contient une colonne.
import-field-reference = Numéro
import-field-received = Date de réception
import-field-incident = Date des faits
import-field-recorded = Date d’enregistrement
import-field-recorder = Enregistré par
import-field-organisation = Organisation
import-field-project = Projet ou bailleur
import-field-activity = Activité
import-field-donor = Bailleur
import-field-partner = Partenaire
import-field-region = Région
import-field-cercle = Cercle
import-field-commune = Commune
import-field-site = Village, site ou quartier
import-field-committee = Comité
import-field-channel = Canal
import-field-anonymous = Anonyme
import-field-complainant = Qui parle
import-field-sex = Sexe
import-field-age = Âge
import-field-displacement = Statut de déplacement
import-field-disability = Handicap
import-field-language = Langue
import-field-name = Nom
import-field-contact = Contact
import-field-safe-contact = Contact sûr
import-field-consent = Accord pour écrire
import-field-sector = Secteur
import-field-kind = Type
import-field-category = Catégorie
import-field-issue = Code du sujet
import-field-summary = Résumé
import-field-sensitivity = Sensibilité
import-field-priority = Priorité
import-field-acknowledged = Date de l’accusé de réception
import-field-transmitted-to = Transmis à
import-field-transmitted-on = Date de transmission
import-field-referral = Référencement
import-field-action = Action faite
import-field-due = Date limite
import-field-status = Statut
import-field-answered-on = Date de la réponse
import-field-answer = Réponse
import-field-told = Retour à la personne
import-field-told-on = Date du retour
import-field-satisfaction = Satisfaction
import-field-closed = Date de clôture
import-field-closing-reason = Motif de clôture
import-field-days = Délai en jours

# Une ligne gardée telle quelle dans un dossier.
import-line = { $label } : { $value }
import-sensitive = sensible
import-highly-sensitive = très sensible

# Pourquoi l’import n’a pas eu lieu, ou s’est arrêté.
import-error-file = Le fichier { $path } ne peut pas être ouvert. Rien n’a été pris. Vérifiez le nom du fichier.
import-error-no-file = Aucun fichier n’a été choisi. Choisissez un fichier, puis appuyez encore.
import-error-busy = Plusieurs fichiers attendent déjà. Rien n’a été pris. Attendez quelques minutes, puis envoyez votre fichier encore.
import-error-cannot-seal = Ce fichier contient des lignes sensibles, et il n’y a pas de clé de secours. Rien n’a été pris. Demandez à l’administration de mettre en place la clé de secours, puis importez encore.
import-error-no-focal-point = Ce fichier contient des lignes sensibles, et personne ne peut les recevoir dans ces équipes : { $desks }. Rien n’a été pris. Demandez à l’administration d’ajouter un point focal, puis importez encore.
import-error-stopped = L’import s’est arrêté en route. { $created } dossiers sont déjà pris, rien n’est perdu. Importez le même fichier encore : rien ne sera pris deux fois.
import-error-failed = L’import n’a pas pu être fait. Rien n’est perdu. Importez le même fichier encore : rien ne sera pris deux fois. Si cela continue, parlez-en à l’administration.
import-gone = Ce fichier n’est plus ici : il est effacé après quelques minutes. Rien n’est perdu. Envoyez-le encore.

# Le compte rendu en ligne de commande.
import-text-rows = { $count ->
    [one] { $count } ligne lue
   *[other] { $count } lignes lues
}
import-text-created = { $count ->
    [one] { $count } dossier créé
   *[other] { $count } dossiers créés
}
import-text-would-create = { $count ->
    [one] { $count } dossier serait créé (essai : rien n’est écrit)
   *[other] { $count } dossiers seraient créés (essai : rien n’est écrit)
}
import-text-repeated = { $count ->
    [one] { $count } ligne déjà prise avant
   *[other] { $count } lignes déjà prises avant
}
import-text-rejected = { $count ->
    [one] { $count } ligne refusée
   *[other] { $count } lignes refusées
}
import-text-warnings = À regarder :
import-warning-line = { $count ->
    [one] { $what } (ligne { $rows })
   *[other] { $what } ({ $count } fois, lignes { $rows })
}

# Les pages.
import-title = Reprendre un tableau
import-heading = Reprendre un tableau
import-say = Envoyez le fichier Excel (.xlsx) ou CSV dans lequel les plaintes sont suivies aujourd’hui. D’abord, la page montre comment les colonnes sont comprises. Rien n’est écrit avant votre accord.
import-say-sealed = Les lignes sensibles (catégories 6, 7 et 8, et tout ce qui est marqué sensible) vont directement aux points focaux, fermées à clé. Vous n’en verrez pas le contenu.
import-say-twice = La même ligne n’est jamais prise deux fois. Vous pouvez corriger le fichier et l’envoyer encore.
import-say-wiped = Le fichier n’est pas gardé : il est effacé après l’import, ou au bout de { $minutes } minutes.
import-known = Les colonnes comprises
import-known-say = Il faut au moins « Date de réception » et « Catégorie ». Les autres sont prises si elles sont là. L’ordre, les accents et les majuscules ne comptent pas. Le français et l’anglais sont compris.
import-file = Le fichier
import-file-hint = Excel (.xlsx) ou CSV, { $megabytes } Mo au plus. Enlevez le mot de passe du fichier, s’il y en a un.
import-send = Envoyer et voir
import-preview-heading = Voici comment le fichier est compris
import-preview-file = Fichier : { $name }
import-sheet = Feuille : { $name }
import-sheet-about = Titres à la ligne { $header }. { $rows } lignes, dont { $rejected } refusées.
import-sheet-columns-known = { $all } colonnes, toutes comprises
import-sheet-columns = { $all } colonnes, dont { $unknown } pas reconnues
import-column = Colonne du fichier
import-meaning = Comprise comme
import-column-unknown = pas reconnue : gardée dans les remarques
import-column-hidden = pas reconnue : gardée à l’abri, avec le contact
import-skipped = Feuilles laissées de côté (sans titres de suivi) : { $names }
import-would = Ce qui va se passer
import-done-heading = C’est fait
import-rows = Lignes lues
import-rows-say = Les lignes vides et les totaux ne comptent pas.
import-created = Dossiers créés
import-would-create = Dossiers à créer
import-created-say = Chaque ligne nouvelle devient un dossier.
import-repeated = Déjà pris
import-repeated-say = Ces lignes sont déjà là. Rien n’est changé.
import-rejected = Lignes refusées
import-rejected-say = Corrigez-les dans le fichier, puis envoyez-le encore.
import-rejected-heading = Les lignes refusées
import-where = Où
import-written = Écrit
import-why = Pourquoi
import-row = Ligne { $row }
import-more-rejected = { $count ->
    [one] … et une autre ligne.
   *[other] … et { $count } autres lignes.
}
import-warnings-heading = À regarder
import-go = Importer
import-cancel = Ne pas importer, effacer le fichier
import-nothing-new = Il n’y a rien de nouveau à prendre dans ce fichier.
import-confirm-say = Appuyez sur « Importer » dans les { $minutes } minutes. Après, le fichier est effacé et il faut l’envoyer encore.
import-running-heading = L’import est en cours
import-running-say = Cela peut durer une minute. Vous pouvez regarder encore.
import-look-again = Regarder encore
import-failed-heading = L’import n’est pas terminé
import-another = Envoyer un autre fichier
done-import-cancelled = Le fichier est effacé. Rien n’a été pris.
import-warning-shortened = Texte trop long : le début a été repris, le reste est dans votre fichier

# Les colonnes et les mots corrigés à la main.
import-step = Étape { $step } sur 3
import-columns-heading = Vérifiez les colonnes
import-columns-say = Chaque titre de votre fichier est là, avec ce que le programme en a compris. Corrigez ce qui est faux, puis continuez. Aucun nom, contact, lieu ou récit n’est montré.
import-columns-unknown = À vérifier : pas reconnues
import-columns-unknown-say = Dites ce que ces colonnes contiennent. Si rien ne convient, laissez : elles sont gardées avec le dossier.
import-columns-known = { $count ->
    [one] Une colonne comprise : la voir, la corriger
   *[other] { $count } colonnes comprises : les voir, les corriger
}
import-columns-missing = Il manque la date de réception, ou la catégorie (à défaut le type ou le résumé). Dites quelle colonne la contient.
import-shape-empty = vide
import-shape-dates = des dates
import-shape-numbers = des nombres
import-shape-words = quelques mots qui reviennent
import-shape-text = des textes
import-seen = { $count ->
    [0] Rien à montrer : vide, ou des lignes gardées fermées
    [one] Dans une ligne : { $shape }
   *[other] Dans { $count } lignes : { $shape }
}
import-seen-words = { $count ->
    [one] Dans une ligne : { $shape }. Par exemple : { $words }
   *[other] Dans { $count } lignes : { $shape }. Par exemple : { $words }
}
import-as-heading = { $names } (selon le titre)
import-aside = Autre chose : garder dans les remarques
import-aside-hidden = Autre chose : garder à l’abri, avec le contact
import-letters = { $count ->
    [one] Dans une ligne, des lettres sont écrites deux fois : « Ã© » à la place de « é ».
   *[other] Dans { $count } lignes, des lettres sont écrites deux fois : « Ã© » à la place de « é ».
}
import-letters-repair = Réparer ces lettres
import-next = Continuer
import-values-heading = Vérifiez les mots
import-values-say = Ces mots de votre fichier ne sont pas compris. Choisissez ce que chacun veut dire, puis continuez. Les lignes sensibles n’y sont pas : personne ne les voit ici.
import-values-all = Tous les mots montrés sont compris. Vous pouvez continuer, ou corriger un mot. Les lignes sensibles n’y sont pas : personne ne les voit ici.
import-values-known = { $count ->
    [one] Un mot compris : le voir, le corriger
   *[other] { $count } mots compris : les voir, les corriger
}
import-values-hidden = { $count ->
    [one] Une autre valeur n’est pas montrée : elle peut contenir ce que quelqu’un a dit.
   *[other] { $count } autres valeurs ne sont pas montrées : elles peuvent contenir ce que quelqu’un a dit.
}
import-values-locks = Ce choix décide si une ligne est gardée fermée. Ce que le titre ou le mot disent sensible reste fermé, quel que soit le choix.
import-word-rows = { $count ->
    [one] dans une ligne
   *[other] dans { $count } lignes
}
import-as-understood = { $meaning } (compris)
import-says-nothing = Ne dit rien (compris)
import-else-category = Pas compris : ligne refusée
import-else-sensitivity = Pas compris : gardé fermé
import-else-other = Pas compris : mis dans « autre »
import-else-status = Pas compris : gardé comme il est écrit
import-else-blank = Pas compris : laissé vide
import-leave-blank = Ne dit rien : laisser vide
import-ordinary = ordinaire
import-by-hand = corrigé à la main
import-back-columns = Corriger les colonnes
import-back-values = Corriger les mots
import-keep-heading = Garder ces corrections
import-keep-name = Nom de l’organisation à qui est ce tableau
import-keep-hint = La prochaine fois, vous choisirez ce nom avant d’envoyer le fichier. Un nom qui existe déjà est remplacé. Seuls des titres et des mots de listes sont gardés.
import-keep = Garder sous ce nom
import-mapping = À quelle organisation est ce tableau ?
import-mapping-hint = Les corrections gardées sous ce nom sont reprises.
import-mapping-blank = Une autre, ou je ne sais pas
import-mappings = Les corrections gardées
import-forget = Oublier « { $name } »
done-import-kept = Les corrections sont gardées. Vous pouvez maintenant importer.
done-import-needs-name = Rien n’a été gardé : écrivez d’abord un nom.
done-import-forgotten = Ces corrections sont oubliées. Les dossiers déjà pris ne changent pas.
import-warning-rows = { $count ->
    [one] Ligne :
   *[other] { $count } fois. Lignes :
}

# Ce qui ne va pas dans un fichier de corrections.
import-map-form = Le fichier de corrections ne peut pas être lu (ligne { $line }, signe { $column }). Rien n’a été pris. Il faut du JSON avec « columns » et « values » : voir jaabi import --help.
import-map-field = Aucune colonne ne peut être « { $name } ». Rien n’a été pris. Les noms connus : { $known }.
import-map-code = « { $code } » n’est pas connu pour « { $field } ». Rien n’a été pris. Les mots connus : { $known }.
import-map-twice = Deux colonnes ne peuvent pas être « { $name } » toutes les deux. Choisissez-en une.
import-map-too-large = Le fichier de corrections est trop grand. Rien n’a été pris.
import-map-none = « { $asked } » n’est ni un fichier ni un nom gardé. Rien n’a été pris. Aucune correction n’est encore gardée.
import-map-unknown = « { $asked } » n’est ni un fichier ni un nom gardé. Rien n’a été pris. Les noms gardés : { $known }.

# Après l’import : les anciennes copies.
import-text-destroy = Maintenant, détruisez les anciennes copies de ce fichier : sur les ordinateurs, clés, téléphones, dans les courriels et les dossiers partagés, et sur papier. Elles disent en clair ce que des personnes ont confié.
import-destroy-heading = Maintenant, détruisez les anciennes copies
import-destroy-why = Pourquoi : ce fichier dit en clair ce que des personnes ont confié, avec leurs noms. Qui le trouve peut leur faire du mal. Ici, c’est gardé fermé ; une copie ailleurs ne l’est pas.
import-destroy-first = D’abord, corrigez et renvoyez les lignes refusées, s’il y en a, et vérifiez que les dossiers sont là. Demandez à votre responsable si une seule copie doit être gardée sous clé.
import-destroy-which = Lesquelles
import-destroy-file = Le fichier « { $name } » et ses copies : bureau, téléchargements, anciennes versions, autres ordinateurs.
import-destroy-mail = Les courriels et messages (WhatsApp) où il a été envoyé ou reçu.
import-destroy-shared = Les dossiers partagés et en ligne (OneDrive, Google Drive, serveur), avec leurs anciennes versions.
import-destroy-keys = Les clés USB, disques et téléphones.
import-destroy-paper = Les feuilles imprimées et les cahiers recopiés.
import-destroy-how = Comment
import-destroy-how-file = Fichier : supprimez-le, puis videz la corbeille. En ligne : supprimez aussi de la corbeille en ligne.
import-destroy-how-mail = Courriel et message : supprimez-le des reçus, des envoyés et de la corbeille. Demandez la même chose à chaque personne qui l’a reçu.
import-destroy-how-keys = Clé USB : supprimer ne suffit pas. Formatez-la en entier, ou cassez-la si elle ne sert plus.
import-destroy-how-paper = Papier : déchirez en petits morceaux ou brûlez. Ne le jetez pas entier.
import-destroy-how-told = Notez la date et dites à votre responsable que c’est fait.
