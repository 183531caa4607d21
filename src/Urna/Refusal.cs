namespace Urna;

/// <summary>A rule's no: a stable code that <c>docs/law.md</c> lists, the article it rests on, and a sentence for people.</summary>
/// <param name="Code">Such as <c>T02</c>.</param>
/// <param name="Article">The article of the profile's law, or of the design where no law speaks.</param>
/// <param name="Sentence">What is wrong, where, what was expected.</param>
public sealed record Refusal(string Code, string Article, string Sentence);
