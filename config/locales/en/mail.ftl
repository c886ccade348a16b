# Letters: they never say what about.
mail-waits-subject = { $product }: something waits for you
mail-waits-text =
    Hello,

    Something waits for you in { $product }. Sign in when nobody looks over your shoulder.
mail-waits-text-address =
    Hello,

    Something waits for you in { $product }. Sign in when nobody looks over your shoulder:
    { $url }
