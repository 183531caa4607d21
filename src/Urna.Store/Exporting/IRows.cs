namespace Urna.Store.Exporting;

/// <summary>Takes the rows of one table of open data, cell by cell in the order of its columns. Not for several threads.</summary>
internal interface IRows : IDisposable
{
    /// <summary>A code or a word of ours; null or empty: nothing is known.</summary>
    IRows Code(string? text);

    /// <summary>Text that people chose, such as a name.</summary>
    IRows Name(string? text);

    /// <summary>A whole number.</summary>
    IRows Number(long number);

    /// <summary>A number as a protocol has it: nothing where the line is empty, <c>?</c> where it cannot be read.</summary>
    IRows Written(int number);

    /// <summary>A time; nothing where it is not known.</summary>
    IRows Time(Moment moment);

    /// <summary>Ends the row.</summary>
    void End();
}
