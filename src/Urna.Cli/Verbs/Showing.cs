using Urna.Cli.Reading;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Store.Signing;
using Urna.Web.Hosting;

namespace Urna.Cli.Verbs;

/// <summary>What a site is shown of: a record, what is recorded in it meanwhile, and where it listens.</summary>
internal sealed record Showing
{
    /// <summary>The record: a file, or a database.</summary>
    public required string Record { get; init; }

    /// <summary>Where the site listens.</summary>
    public required WebOptions Web { get; init; }

    /// <summary>The package that the record holds, or will; none where the record holds all there is.</summary>
    public Package? Package { get; init; }

    /// <summary>How the package is lived through; none: all of it is recorded before the site begins.</summary>
    public ReplayOptions? Pace { get; init; }

    /// <summary>The moment that is shown for ever; not known: the newest.</summary>
    public Moment At { get; init; }

    /// <summary>The key of the log; none: beside the record.</summary>
    public string? Key { get; init; }

    /// <summary>The folder of the snapshots; none: none are kept, as of a record that does not stay.</summary>
    public string? Snapshots { get; init; }

    /// <summary>The file that says whose signatures count; none: the signer's own.</summary>
    public string? Policy { get; init; }

    /// <summary>The file of the outlines; none: those of the package, where there is one.</summary>
    public string? Map { get; init; }

    /// <summary>Shows it until it is ended.</summary>
    /// <exception cref="PlaceException">The record, the key, the policy, the map or the port cannot be used.</exception>
    public async Task Run(TextWriter output, CancellationToken cancel)
    {
        var kept = new AppenderOptions { Snapshots = Snapshots is null ? null : new(Snapshots, Console.Error.WriteLine) };
        var appender = await Appender.Open(await Stores.Write(Record, cancel), Rules.Decide, TimeProvider.System, kept, cancel);
        Election? election = null;
        try
        {
            var replay = await Begin(appender, cancel);
            if (appender.Head.Views.Registers.Opened is not { } opened) throw new PlaceException($"{Record} is empty. \"urna replay PACKAGE --record {Record}\" fills it.");
            var policy = Policy is null ? null : PolicyFile.Read(Policy, opened.Origin);
            await using var own = PostgresAddress.Is(Record) || At.IsKnown ? null : await Sign(appender, opened.Origin);
            var map = Map is null ? Package?.Map : MapFile.Read(Map, appender.Head.Views);
            election = await Election.Open(appender, replay, At, own?.Signer, policy: policy, map: map, cancel: cancel);
            await Site.Run(output, election, Web, cancel);
        }
        finally
        {
            await (election?.DisposeAsync() ?? appender.DisposeAsync());
        }
    }

    private async Task<Replay?> Begin(Appender appender, CancellationToken cancel)
    {
        if (Package is null) return null;
        if (PackageReplay.Refuse(Package, appender.Head) is { } other) throw new PlaceException(other);
        try
        {
            if (Pace is null)
            {
                await appender.Import(PackageReplay.Of(Package).ToAsyncEnumerable(), cancel: cancel);
                return null;
            }

            var replay = new Replay(Package, appender, TimeProvider.System, Pace);
            await replay.Begin(cancel);
            return replay;
        }
        catch (ImportException problem)
        {
            throw new PlaceException($"{Package.Profile.Election}: {problem.Message}", 1);
        }
    }

    private async Task<OwnSigner> Sign(Appender appender, string origin)
    {
        try
        {
            return await OwnSigner.Start(appender.Store, origin, Record, Key);
        }
        catch (Exception problem) when (problem is SignerRefusedException or RecordUnavailableException)
        {
            throw new PlaceException(problem.Message);
        }
    }
}
