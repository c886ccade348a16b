# La page pour tout le monde.
summary-title = Ce que les gens nous ont dit
summary-lead = { $programme } : combien de personnes ont parlé, et combien ont su ce qu’il en est advenu. Trimestres terminés.
summary-few = Trop peu de personnes ont parlé pour le dire sans que quelqu’un soit reconnu.
summary-received = Ont parlé
summary-told = Informées
summary-days = Jours d’attente
summary-days-say = La moitié des personnes informées a attendu moins.
summary-in-time = Répondu à temps
summary-others = Autres régions ensemble
summary-sealed = Signalements confiés à quelques personnes
summary-frozen = Écrit le { $day }, et plus changé depuis.
summary-none = Aucun trimestre n’est encore terminé.
summary-note = Là où très peu ont parlé, le nombre est compté avec d’autres régions : personne ne doit être reconnu. Plus de paroles veut dire plus de confiance.
