namespace Urna.Web.Live;

/// <summary>What the feed tells.</summary>
/// <param name="Number">The entry that holds it.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Title">In a line.</param>
/// <param name="Text">The rest.</param>
/// <param name="Page">Where it is shown.</param>
internal sealed record FeedItem(long Number, Moment At, string Title, string Text, string Page);
