# Ce que la ligne de commande écrit dans des fichiers.
recovery-comment = Clé de secours de Jaabi. Gardez ce fichier hors de la machine, chez des personnes qui ne sont ni administratrices ni points focaux. Elle ouvre tous les dossiers sensibles.
