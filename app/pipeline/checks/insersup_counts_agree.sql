-- More people in work than leavers, or a rate that is not theirs: a column was taken for another. Of no leaver there is no
-- rate above 0; and a number in work of leavers whose number is neither given nor said to be hidden is not of them.
SELECT fichier, ligne, mois, nb_sortants, nb_sortants_en_emploi_sal_fr AS en_emploi, tx_sortants_en_emploi_sal_fr AS taux
FROM intermediate.insersup_horizon
WHERE refus IS NULL
    AND (
        -- A comparison with a missing number is no disagreement, and hides none.
        coalesce(nb_sortants_en_emploi_sal_fr > nb_sortants, false)
        OR coalesce(nb_sortants = 0 AND tx_sortants_en_emploi_sal_fr > 0, false)
        OR coalesce(abs(100 * nb_sortants_en_emploi_sal_fr / nullif(nb_sortants, 0) - tx_sortants_en_emploi_sal_fr) > 1, false)
        OR (nb_sortants_en_emploi_sal_fr IS NOT NULL AND nb_sortants IS NULL AND marqueur_nb_sortants IS NULL)
    )
