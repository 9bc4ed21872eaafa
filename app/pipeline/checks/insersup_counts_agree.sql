-- More people in work than leavers, or a rate that is not theirs: a column was taken for another.
SELECT fichier, ligne, mois, nb_sortants, nb_sortants_en_emploi_sal_fr AS en_emploi, tx_sortants_en_emploi_sal_fr AS taux
FROM intermediate.insersup_horizon
WHERE refus IS NULL
    AND (
        nb_sortants_en_emploi_sal_fr > nb_sortants
        OR abs(100 * nb_sortants_en_emploi_sal_fr / nullif(nb_sortants, 0) - tx_sortants_en_emploi_sal_fr) > 1
    )
