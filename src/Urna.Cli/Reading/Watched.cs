using Spectre.Console;

namespace Urna.Cli.Reading;

/// <summary>Long work that a person is watching: what it is at stands on the error stream while it lasts, and nowhere where no one looks.</summary>
internal static class Watched
{
    /// <summary>Does the work; it is given a way to say what it is at.</summary>
    public static Task<T> Do<T>(Func<Action<string>, Task<T>> work)
    {
        if (Console.IsErrorRedirected) return work(static _ => { });
        var screen = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return screen.Status().StartAsync("reading", status => work(step => status.Status(Markup.Escape(step))));
    }
}
