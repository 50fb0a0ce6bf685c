using System.Collections.Immutable;
using System.Globalization;
using System.Resources;
using QualificationTools.Security;

namespace QualificationTools.Resources;

/// <summary>The messages for people, in the language of the current UI culture, or else in English.</summary>
internal static class Texts
{
    private static readonly ResourceManager Messages = new(
        "QualificationTools.Resources.Messages",
        typeof(Texts).Assembly);

    private static ImmutableArray<ResourceManager> Others = [];

    /// <summary>Gets whether messages are shown in Chinese.</summary>
    public static bool AreChinese => Get("Language") == "中文";

    /// <summary>Switches messages to one language until the returned object is disposed.</summary>
    /// <param name="chinese">Whether in Chinese; else in English.</param>
    public static IDisposable Speak(bool chinese) =>
        new Language(CultureInfo.GetCultureInfo(chinese ? "zh-Hans" : "en"));

    /// <summary>Returns a message.</summary>
    public static string Get(string name) => Find(name) ?? throw new MissingManifestResourceException(name);

    /// <summary>Returns a message, or null if there is none with that name.</summary>
    public static string? Find(string name)
    {
        if (Messages.GetString(name, CultureInfo.CurrentUICulture) is { } text)
            return text;
        return Others
            .Select(other => other.GetString(name, CultureInfo.CurrentUICulture))
            .FirstOrDefault(found => found is not null);
    }

    /// <summary>Adds messages of a service that lives in another assembly. The module's own come first.</summary>
    public static void Add(ResourceManager messages) =>
        ImmutableInterlocked.Update(ref Others, (others, added) => others.Add(added), messages);

    /// <summary>
    /// Returns a message filled in. Numbers are written the same in every culture, and texts without their control
    /// characters: they may come from a file or a service.
    /// </summary>
    public static string Format(string name, params object[] arguments) => Fill(name, arguments, keepsLines: false);

    /// <summary>As <see cref="Format"/>, with texts that are made of lines.</summary>
    public static string FormatLines(string name, params object[] arguments) => Fill(name, arguments, keepsLines: true);

    private static string Fill(string name, object[] arguments, bool keepsLines)
    {
        var clean = new object?[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
            clean[i] = arguments[i] is string text ? ForeignText.Clean(text, int.MaxValue, keepsLines) : arguments[i];
        return string.Format(CultureInfo.InvariantCulture, Get(name), clean);
    }

    private sealed class Language : IDisposable
    {
        private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

        public Language(CultureInfo culture) => CultureInfo.CurrentUICulture = culture;

        public void Dispose() => CultureInfo.CurrentUICulture = _before;
    }
}
