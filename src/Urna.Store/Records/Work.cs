namespace Urna.Store.Records;

/// <summary>Requests that wait together for their answers.</summary>
/// <param name="Requests">The requests, in order.</param>
/// <param name="Together">Whether all are recorded or none.</param>
internal sealed record Work(IReadOnlyList<Request> Requests, bool Together)
{
    /// <summary>The answers, in the order of the requests.</summary>
    public TaskCompletionSource<Answer[]> Answers { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Fail(Exception problem) => Answers.TrySetException(problem);
}

/// <summary>A ready request was not taken.</summary>
public sealed class ImportException : Exception
{
    /// <summary>With a sentence that says which and why.</summary>
    public ImportException(string message)
        : base(message)
    {
    }

    /// <summary>With a sentence and what caused it.</summary>
    public ImportException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a sentence.</summary>
    public ImportException()
    {
    }

    /// <summary>The place of the request, from 0.</summary>
    public long Index { get; private init; }

    /// <summary>What became of it.</summary>
    public Answer? Answer { get; private init; }

    internal static ImportException Of(long index, Request request, Answer answer)
    {
        var why = answer switch
        {
            Answer.Refused refused => $"{refused.Refusal.Code} ({refused.Refusal.Article}): {refused.Refusal.Sentence}",
            Answer.Conflict conflict => $"its id {conflict.Id} is that of another body",
            _ => "another of its group was not taken",
        };
        return new($"Request {index} ({request.Facts[0].Fact.Name}) was not taken: {why}") { Index = index, Answer = answer };
    }
}
