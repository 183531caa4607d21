using DuckDB.NET.Data;

namespace Urna.Benchmarks;

/// <summary>What the package holds when it is read by DuckDB: the same files, the same joins, references, relations and sums as SQL.</summary>
internal sealed class DuckPackage(string folder, int threads)
{
    private static readonly string Lines = string.Join(", ", Enumerable.Range(1, SyntheticPackage.Lines).Select(l => $"line_{l}"));

    /// <summary>Reads, checks and sums.</summary>
    public PackageSums Read()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, $"SET threads = {threads}");
        Execute(connection, "CREATE MACRO closes() AS TIMESTAMPTZ '2018-03-18 20:00:00+03:00'");
        Table(connection, "units", "'unit':'VARCHAR','parent':'VARCHAR','kind':'VARCHAR','name_en':'VARCHAR'");
        Table(connection, "contests", "'contest':'VARCHAR','unit':'VARCHAR','group':'VARCHAR','system':'VARCHAR','form':'VARCHAR','seats':'INTEGER','name_en':'VARCHAR'");
        Table(connection, "choices", "'contest':'VARCHAR','choice':'VARCHAR','position':'INTEGER','kind':'VARCHAR','name_en':'VARCHAR'");
        Table(connection, "stations", "'station':'VARCHAR','unit':'VARCHAR','kinds':'VARCHAR','place_en':'VARCHAR'");
        Table(connection, "ballots", "'station':'VARCHAR','contest':'VARCHAR','permanent':'INTEGER','temporary':'INTEGER','handed':'INTEGER'");
        Table(connection, "protocols", "'station':'VARCHAR','contest':'VARCHAR','received_at':'TIMESTAMPTZ','completed_at':'TIMESTAMPTZ'," + string.Join(',', Enumerable.Range(1, SyntheticPackage.Lines).Select(l => $"'line_{l}':'INTEGER'")));
        Table(connection, "votes", "'station':'VARCHAR','contest':'VARCHAR','choice':'VARCHAR','votes':'INTEGER'");
        Execute(connection, """
            CREATE TEMP TABLE wide AS SELECT v.station, v.contest, count(*) AS rows, count(DISTINCT v.choice) AS choices, sum(v.votes) AS votes,
            """ + string.Join(", ", Enumerable.Range(1, SyntheticPackage.Choices).Select(c => $"sum(v.votes) FILTER (c.position = {c}) AS v{c}"))
            + " FROM votes v JOIN choices c ON c.contest = v.contest AND c.choice = v.choice GROUP BY v.station, v.contest");
        return new(Row(connection, Faults).Sum(), [.. Row(connection, Broken)], Sums(connection));
    }

    // What the reader of packages looks for: references that lead nowhere, rows that stand twice, choices that are missing, numbers out of bounds.
    private static string Faults => $"""
        SELECT (SELECT count(*) FROM votes v LEFT JOIN choices c ON c.contest = v.contest AND c.choice = v.choice WHERE c.choice IS NULL),
        (SELECT count(*) FROM wide w LEFT JOIN protocols p ON p.station = w.station AND p.contest = w.contest WHERE p.station IS NULL OR w.rows <> w.choices),
        (SELECT count(*) FROM protocols p LEFT JOIN wide w ON w.station = p.station AND w.contest = p.contest WHERE coalesce(w.choices, 0) <> {SyntheticPackage.Choices}),
        (SELECT count(*) FROM protocols p LEFT JOIN ballots b ON b.station = p.station AND b.contest = p.contest WHERE b.station IS NULL OR least({Lines}) < 0),
        (SELECT count(*) FROM ballots b LEFT JOIN stations s ON s.station = b.station LEFT JOIN contests c ON c.contest = b.contest WHERE s.station IS NULL OR c.contest IS NULL OR b.permanent < 0),
        (SELECT count(*) FROM stations s LEFT JOIN units u ON u.unit = s.unit WHERE u.unit IS NULL),
        (SELECT count(*) - count(DISTINCT station) FROM stations), (SELECT count(*) - count(DISTINCT (station, contest)) FROM ballots),
        (SELECT count(*) - count(DISTINCT (station, contest)) FROM protocols), (SELECT count(*) FROM votes WHERE votes NOT BETWEEN 0 AND 999999999)
        """;

    private static string Broken =>
        $"SELECT {Relations.Columns.Replace("closes", "closes()", StringComparison.Ordinal)} FROM protocols p JOIN wide w USING (station, contest) JOIN ballots b USING (station, contest)";

    private static SortedDictionary<string, long[]> Sums(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT u.parent, " + string.Join(", ", Lines.Split(", ").Select(l => $"sum(p.{l})")) + ", " + string.Join(", ", Enumerable.Range(1, SyntheticPackage.Choices).Select(c => $"sum(w.v{c})"))
            + " FROM protocols p JOIN wide w USING (station, contest) JOIN stations s ON s.station = p.station JOIN units u ON u.unit = s.unit GROUP BY u.parent";
        using var rows = command.ExecuteReader();
        var sums = new SortedDictionary<string, long[]>(StringComparer.Ordinal);
        while (rows.Read()) sums.Add(rows.GetString(0), [.. Enumerable.Range(1, rows.FieldCount - 1).Select(i => Number(rows.GetValue(i)))]);
        return sums;
    }

    private void Table(DuckDBConnection connection, string name, string columns) =>
        Execute(connection, $"CREATE TEMP TABLE {name} AS SELECT * FROM read_csv('{folder}/{name}.csv', header = true, columns = {{{columns}}})");

    private static long[] Row(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        return rows.Read() ? [.. Enumerable.Range(0, rows.FieldCount).Select(i => Number(rows.GetValue(i)))] : [];
    }

    private static long Number(object value) => value is System.Numerics.BigInteger big ? (long)big : Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
