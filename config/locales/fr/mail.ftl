# Les lettres : elles ne disent jamais de quoi il s’agit.
mail-waits-subject = { $product } : quelque chose vous attend
mail-waits-text =
    Bonjour,

    Quelque chose vous attend dans { $product }. Connectez-vous quand vous êtes à l’abri des regards.
mail-waits-text-address =
    Bonjour,

    Quelque chose vous attend dans { $product }. Connectez-vous quand vous êtes à l’abri des regards :
    { $url }
