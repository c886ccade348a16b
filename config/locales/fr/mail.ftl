# Les lettres : elles ne disent jamais de quoi il s’agit.
mail-waits-subject = { $product } : quelque chose vous attend
mail-waits-text =
    Bonjour,

    Quelque chose vous attend dans { $product }. Connectez-vous quand vous êtes à l’abri des regards.
mail-waits-text-address =
    Bonjour,

    Quelque chose vous attend dans { $product }. Connectez-vous quand vous êtes à l’abri des regards :
    { $url }
mail-keep-subject = { $product } : un relevé à garder
mail-keep-text =
    Bonjour,

    Gardez cette lettre telle quelle, hors du serveur de { $product }. La ligne qui suit ne contient que des nombres et des empreintes ; elle permettra de prouver plus tard que rien n’a été changé jusqu’à aujourd’hui.
mail-test-subject = Essai
mail-test-text = Bonjour. Cette lettre est un essai : les lettres partent.
