-- A number of young people beside a share of the rest would let a small establishment be found by subtraction.
SELECT column_name, data_type
FROM duckdb_columns()
WHERE
    schema_name = 'marts'
    AND table_name = 'comparaison'
    AND data_type <> 'VARCHAR'
    AND column_name NOT IN ('part_reference_emploi', 'part_reference_formation', 'ligne')
