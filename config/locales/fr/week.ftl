# La semaine d’un comité.
week-title = Ma semaine
week-lead = Voici la semaine de votre comité et les personnes qui attendent encore. Commencez par la première : elle attend depuis le plus longtemps.
home-week = Ma semaine : qui attend encore ?
week-received = Reçu
week-told = Informés
week-waiting = Attendent
week-since = depuis lundi { $day }
week-now = aujourd’hui
week-people = Les personnes qui attendent
week-days = { $count ->
    [0] aujourd’hui
    [one] attend depuis 1 jour
   *[other] attend depuis { $count } jours
}
week-do-tell = La réponse est prête. Allez la dire.
week-do-answer = C’est à vous de répondre.
week-do-heard = Dites à la personne : votre parole est arrivée.
week-do-hold = On attend quelque chose d’ailleurs. Dites-le à la personne.
week-do-late = La réponse tarde. Appelez l’équipe, puis dites à la personne où cela en est.
week-do-wait = L’équipe cherche une réponse.
week-until = Au plus tard le { $day }.
week-all = Voir tous les dossiers ouverts
week-nobody = Personne n’attend. Merci.

# Ce qu’un responsable doit entendre.
alerts-heading = À savoir
alerts-late = Depuis deux semaines, plus d’une réponse sur dix arrive après son dernier jour.
alerts-late-do = Voir qui attend le plus longtemps
alerts-quiet = Rien n’est venu du comité { $name } depuis { $days } jours.
alerts-quiet-do = Rendez-leur visite : le téléphone, la route ou la confiance peut manquer.
alerts-seen = Vu
