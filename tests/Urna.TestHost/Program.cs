using System.Globalization;
using Urna;
using Urna.Store.Records;
using Urna.TestHost;

if (args is ["verify", .. var files])
{
    Verifying.Say(files);
    return;
}

if (args is ["sign", var record, var key, var folder, var tiles, var stop])
{
    await Signing.Run(record, key, folder, tiles, stop);
    return;
}

// Urna.TestHost RECORD FIRST CLIENTS STEP TIMES: a server with clients that ask for areas from number FIRST on, each the next as soon as its
// last was answered. Says "ack N" when N is recorded. At the TIMES-th STEP of a commit it says so and stands still until it is ended; with
// the further word "pass" only for a while. With the word "early" it answers before it writes, which a search for that must find.
var (place, next, clients, step, times) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture), args[3], int.Parse(args[4], CultureInfo.InvariantCulture));
var mode = args.Length > 5 ? args[5] : string.Empty;
var begun = false;
next--;

await using var appender = await Appender.Open(await Store(), Rules.Decide, TimeProvider.System, new() { Faults = Stand });
await appender.Append(Small.Open());
await appender.Append(Small.Country());
begun = true;
await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Ask()));

async Task<IRecordStore> Store() => mode == "early" ? new Early(await Real(), () => begun) : await Real();

async Task<IRecordStore> Real() => PostgresAddress.Is(place) ? await PostgresRecord.Open(place, Stand) : SqliteRecord.Open(place, TimeProvider.System, Stand);

async Task Ask()
{
    while (true)
    {
        var number = Interlocked.Increment(ref next);
        while (!await Recorded(number)) await Task.Delay(50);
        Say($"ack {number}");
    }
}

async Task<bool> Recorded(int number)
{
    try
    {
        return await appender.Append(Small.Area(number)) is Answer.Recorded;
    }
    catch (RecordUnavailableException problem)
    {
        Say($"again {number}: {problem.Message}");
        return false;
    }
}

void Stand(string at)
{
    if (!begun || at != step || --times > 0) return;
    if (mode == "pass" && times < 0) return;
    Say($"at {at}");
    Thread.Sleep(mode == "pass" ? 1000 : Timeout.Infinite);
}

static void Say(string line)
{
    lock (Console.Out)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
