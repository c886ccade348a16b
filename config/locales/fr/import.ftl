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
import-text-rows = { $count } lignes lues
import-text-created = { $count } dossiers créés
import-text-would-create = { $count } dossiers seraient créés (essai : rien n’est écrit)
import-text-repeated = { $count } lignes déjà prises avant
import-text-rejected = { $count } lignes refusées
import-text-warnings = À regarder :
import-warning-line = { $what } ({ $count } fois, lignes { $rows })

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
import-more-rejected = … et { $count } autres lignes.
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
