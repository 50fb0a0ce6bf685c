using System.Globalization;

namespace QualificationTools.Core.Tests;

/// <summary>Puts the current test into a culture; it goes back when this is disposed of.</summary>
internal sealed class InCulture : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    private InCulture(string culture, string uiCulture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(uiCulture);
    }

    /// <summary>Numbers, dates and messages of one culture.</summary>
    public static InCulture Of(string name) => new(name, name);

    /// <summary>Messages in English.</summary>
    public static InCulture English() => Of("en-US");

    /// <summary>Messages in Chinese.</summary>
    public static InCulture Chinese() => Of("zh-CN");

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
    }
}
