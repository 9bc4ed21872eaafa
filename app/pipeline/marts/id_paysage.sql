-- Under which UAI the establishments that other catalogues know by their id_paysage are published, former names included.
-- key: id_paysage, uai
SELECT id_paysage, uai FROM intermediate.id_paysage ORDER BY ALL
