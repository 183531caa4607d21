using Urna.Candidates;
using Urna.Protocols;
using Urna.Record;
using Urna.Registers;
using Urna.Results;
using Urna.Turnout;

namespace Urna;

/// <summary>
/// What is known: the whole fold over the record, on one page. Live operation, replay and verification all run it.
/// A published Views is read-only by custom: who wants to go on forks it, folds the fork and publishes that. Reading is then safe for many threads.
/// </summary>
public sealed class Views
{
    /// <summary>Nothing is known.</summary>
    public Views()
    {
        Registers = new();
        Acts = new();
        Candidates = new();
        Turnout = new();
        Protocols = new();
        Results = new();
        Editions = new();
    }

    /// <summary>Reads what the <see cref="Parts"/> of the same build have written, several of them at once.</summary>
    /// <param name="parts">A reader for each part, in their order.</param>
    /// <exception cref="RecordFormatException">It is something else.</exception>
    public Views(IReadOnlyList<SnapshotReader> parts)
    {
        var registers = Task.Run(() => RegistersView.Load(parts[1]));
        var slices = Enumerable.Range(0, ProtocolsView.Slices).Select(slice => Task.Run(() => ProtocolsView.LoadSlice(parts[parts.Count - ProtocolsView.Slices + slice]))).ToArray();
        Size = parts[0].Number();
        At = parts[0].Moment();
        Acts = ActsView.Load(parts[2]);
        Candidates = CandidatesView.Load(parts[3]);
        Turnout = TurnoutView.Load(parts[4]);
        Results = ResultsView.Load(parts[5]);
        Editions = EditionsView.Load(parts[6]);
        Protocols = ProtocolsView.Load(parts[7], slices.Select(s => s.GetAwaiter().GetResult()));
        Registers = registers.GetAwaiter().GetResult();
    }

    private Views(Views other)
    {
        Size = other.Size;
        At = other.At;
        Registers = other.Registers.Fork();
        Acts = other.Acts.Fork();
        Candidates = other.Candidates.Fork();
        Turnout = other.Turnout.Fork();
        Protocols = other.Protocols.Fork();
        Results = other.Results.Fork();
        Editions = other.Editions.Fork();
    }

    /// <summary>How many entries were folded.</summary>
    public long Size { get; private set; }

    /// <summary>The time of the last entry.</summary>
    public Moment At { get; private set; }

    /// <summary>Profile, units, contests, stations, lists, hours.</summary>
    public RegistersView Registers { get; }

    /// <summary>Decisions, keys, papers, publication.</summary>
    public ActsView Acts { get; }

    /// <summary>Parties and choices.</summary>
    public CandidatesView Candidates { get; }

    /// <summary>Turnout reports.</summary>
    public TurnoutView Turnout { get; }

    /// <summary>Protocols and their versions.</summary>
    public ProtocolsView Protocols { get; }

    /// <summary>Stages and what was decided on contests.</summary>
    public ResultsView Results { get; }

    /// <summary>Which entry changed what is shown last.</summary>
    public EditionsView Editions { get; }

    /// <summary>Follows one entry. After an exception these views must be thrown away.</summary>
    /// <exception cref="RecordOrderException">The entry cannot follow.</exception>
    public void Apply(Entry entry)
    {
        var number = Size;
        if (entry.At < At) throw new RecordOrderException($"Entry {number} is earlier than the one before it.");
        if ((number == 0) != (entry.Fact is RecordOpened)) throw new RecordOrderException("The first fact, and no other, opens the record.");
        if (entry.Fact is RegistersFrozen frozen && frozen.Choices != Candidates.ChoiceCount)
            throw new RecordOrderException($"The registers were frozen with {frozen.Choices} choices; here are {Candidates.ChoiceCount}.");
        Turnout.Apply(entry, number, Registers);
        Protocols.Apply(entry, number, Registers, Candidates, Turnout);
        Registers.Apply(entry);
        Candidates.Apply(entry, Registers);
        Acts.Apply(entry);
        Results.Apply(entry, number, Registers, Candidates);
        Editions.Apply(entry, number, Registers);
        Size = number + 1;
        At = entry.At;
    }

    /// <summary>
    /// Writes all that is known, for a snapshot: each part can be read without the others. Reading, so safe beside other readers of published views.
    /// </summary>
    public IReadOnlyList<Action<SnapshotWriter>> Parts =>
    [
        SaveHead, Registers.Save, Acts.Save, Candidates.Save, Turnout.Save, Results.Save, Editions.Save, Protocols.Save,
        .. Enumerable.Range(0, ProtocolsView.Slices).Select(slice => (Action<SnapshotWriter>)(writer => Protocols.SaveSlice(writer, slice))),
    ];

    /// <summary>A copy that may go its own way.</summary>
    public Views Fork() => new(this);

    private void SaveHead(SnapshotWriter writer)
    {
        writer.Number(Size);
        writer.Number(At.Milliseconds);
    }
}
