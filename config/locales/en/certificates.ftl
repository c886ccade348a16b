# The page by which a phone of the office learns to trust the server of the office.
certificates-title = Connect a phone
certificates-heading = Connect this phone to the office
certificates-card = A page with a code to scan: phones in the office network then open this address without a warning.
certificates-say = This address works inside the office network only. So that your phone knows it, give the phone a certificate. It is done once, in two minutes. Somebody from the office should be beside you.
certificates-one = 1. Fetch the certificate
certificates-one-say = If your phone warned you before this page, that is because it has no certificate yet.
certificates-fetch = Fetch the certificate
certificates-two = 2. Compare
certificates-two-say = Ask the person who looks after the server for its fingerprint. The phone shows it when the certificate is opened: under “SHA-256”. Each letter must be the same. If one differs, stop, install nothing, and say so.
certificates-three = 3. Install
certificates-android = Android: Settings, Security, More security settings, Install from storage, CA certificate. Choose the file “local-network.crt”. The words differ a little from phone to phone.
certificates-iphone = iPhone: Settings, Profile Downloaded, Install. Then General, About, Certificate Trust Settings: switch on “Local network”.
certificates-close = Then close the browser and open it again: the warning is gone.
certificates-next = Another phone
certificates-next-say = Connect it to the office network and let it scan this picture. It opens this page.
certificates-picture = Picture to scan: it opens this page on another phone
certificates-only = The certificate is good for this server alone and for no other site. It ends on { $day }.
