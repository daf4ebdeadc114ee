"""Asks DuckDB and Spark every question of a manual, and compares their answers. See `engines` beside this file."""

import pathlib
import re
import sys

import duckdb


def questions(manual):
    return re.findall(r"```sql\n(.*?)```", pathlib.Path(manual).read_text(encoding="utf-8"), re.DOTALL)


def main():
    folder, manual = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    tables = sorted(path.name for path in folder.iterdir() if path.is_dir())
    asked = questions(manual)
    assert len(asked) >= 3, "the manual asks nothing"
    duck = duckdb.connect()
    for table in tables:
        duck.execute(
            f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{folder}/{table}/**/*.parquet', hive_partitioning = true)"
        )
    first = [[tuple(map(str, row)) for row in duck.execute(question).fetchall()] for question in asked]

    from pyspark.sql import SparkSession

    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    for table in tables:
        spark.read.parquet(str(folder / table)).createOrReplaceTempView(table)
    wrong = 0
    for question, one in zip(asked, first):
        other = [tuple(map(str, row)) for row in spark.sql(question).collect()]
        print(question.split("\n")[0], f"... {len(one)} rows:", "the same" if one == other else "OTHERWISE")
        wrong += one != other
        if one != other:
            print(" DuckDB", one[:3], "\n Spark ", other[:3])
    spark.stop()
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
