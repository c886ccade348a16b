# Letters: they never say what about.
mail-waits-subject = { $product }: something waits for you
mail-waits-text =
    Hello,

    Something waits for you in { $product }. Sign in when nobody looks over your shoulder.
mail-waits-text-address =
    Hello,

    Something waits for you in { $product }. Sign in when nobody looks over your shoulder:
    { $url }
mail-keep-subject = { $product }: a statement to keep
mail-keep-text =
    Hello,

    Keep this letter as it is, away from the server of { $product }. The line below holds numbers and fingerprints only; with it, it can be proven later that nothing was changed up to today.
mail-test-subject = A try
mail-test-text = Hello. This letter is a try: letters leave.
