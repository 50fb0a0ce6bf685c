using System.Globalization;
using System.Text;

namespace QualificationTools.Workbooks;

/// <summary>Specifies what a section of a number format shows.</summary>
internal enum FormatMeaning
{
    /// <summary>The number as it is: General, @, exponents, fractions, thousands, and texts instead of it.</summary>
    Plain,

    /// <summary>A number with fixed places.</summary>
    Number,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A date and a time of day.</summary>
    DateTime,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>An elapsed time.</summary>
    Elapsed,
}

/// <summary>
/// Represents a section of a number format: all of it, or the part for negative numbers, for zero or for a condition.
/// </summary>
internal sealed class FormatSection
{
    private readonly StringBuilder _before = new();
    private readonly StringBuilder _after = new();
    private readonly List<char> _dateParts = [];
    private int _zeros;
    private int _places;
    private int _decimals;
    private bool _hasPoint;
    private bool _endsWithComma;
    private bool _isPercent;
    private bool _isPlain;
    private bool _isElapsed;
    private bool _hasBetween;
    private string? _operator;
    private decimal _operand;

    private FormatSection()
    {
    }

    /// <summary>Gets what the section shows.</summary>
    public FormatMeaning Meaning { get; private set; }

    /// <summary>Gets whether the section is for texts.</summary>
    public bool IsForText { get; private set; }

    /// <summary>Gets whether the section is chosen by a condition, such as [&gt;=100].</summary>
    public bool HasCondition => _operator is not null;

    /// <summary>Reads the sections of a format's code.</summary>
    public static IReadOnlyList<FormatSection> Parse(string code)
    {
        var sections = new List<FormatSection>();
        var at = 0;
        do
        {
            var section = new FormatSection();
            at = section.Read(code, at);
            section.Meaning = section.FindMeaning();
            sections.Add(section);
        }
        while (at <= code.Length);
        return sections;
    }

    /// <summary>Returns whether the condition holds for a number; true if there is none.</summary>
    public bool Accepts(decimal value) => _operator switch
    {
        "<" => value < _operand,
        "<=" => value <= _operand,
        ">" => value > _operand,
        ">=" => value >= _operand,
        "=" => value == _operand,
        "<>" => value != _operand,
        _ => true,
    };

    /// <summary>
    /// Returns a number as the section shows it, as far as it matters for a code: with leading zeros, and rounded.
    /// Separators, currencies, units and trailing zeros are omitted. Letters or digits before padded digits are part of
    /// the code.
    /// </summary>
    public string Show(decimal value)
    {
        if (Meaning != FormatMeaning.Number)
            return Plain(value);
        var shown = Math.Abs(_isPercent ? value * 100 : value);
        shown = Math.Round(shown, Math.Min(_decimals, 28), MidpointRounding.AwayFromZero);
        var text = Plain(shown);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? text.Length : point;
        if (digits < _zeros)
            text = new string('0', _zeros - digits) + text;
        if (_zeros > 1 && !_hasBetween && IsCode(_before))
            text = _before + text + (IsCode(_after) ? _after : "");
        return (value < 0 && shown != 0 ? "-" : "") + text + (_isPercent ? "%" : "");
    }

    /// <summary>Returns a number without exponent and separators.</summary>
    public static string Plain(decimal value) =>
        value == 0 ? "0" : value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static bool IsCode(StringBuilder literal)
    {
        for (var i = 0; i < literal.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(literal[i]) && literal[i] is not ('-' or '_'))
                return false;
        }

        return literal.Length > 0;
    }

    // Returns the position after the section's semicolon, or one past the end of the code.
    private int Read(string code, int at)
    {
        while (at < code.Length)
        {
            if (code[at] == ';')
                return at + 1;
            at = ReadToken(code, at);
        }

        return code.Length + 1;
    }

    private int ReadToken(string code, int at)
    {
        var rest = code.AsSpan(at);
        if (rest[0] == '"')
        {
            var end = code.IndexOf('"', at + 1);
            end = end < 0 ? code.Length : end;
            AddLiteral(code.AsSpan(at + 1, end - at - 1));
            return end + 1;
        }

        if (rest[0] == '[')
        {
            var end = code.IndexOf(']', at);
            end = end < 0 ? code.Length : end;
            ReadBracket(code[(at + 1)..end]);
            return end + 1;
        }

        if (rest[0] is '\\' or '_' or '*')
        {
            if (rest[0] == '\\' && rest.Length > 1)
                AddLiteral(rest.Slice(1, 1));
            return at + 2;
        }

        foreach (var word in (ReadOnlySpan<string>)["General", "G/通用格式", "AM/PM", "A/P", "上午/下午"])
        {
            if (!rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                continue;
            if (word.StartsWith('G'))
                _isPlain = true;
            else
                _dateParts.Add('s');
            return at + word.Length;
        }

        return at + ReadCharacter(rest);
    }

    // Returns the number of characters consumed.
    private int ReadCharacter(ReadOnlySpan<char> rest)
    {
        var letter = char.ToLowerInvariant(rest[0]);
        switch (letter)
        {
            case '0' or '#' or '?':
                _places++;
                _endsWithComma = false;
                _hasBetween |= _after.Length > 0;
                if (_hasPoint)
                    _decimals++;
                else if (letter == '0')
                    _zeros++;
                break;
            case '.':
                // After seconds, it begins their fraction.
                _hasPoint = true;
                break;
            case ',':
                _endsWithComma = _places > 0;
                break;
            case '%':
                _isPercent = true;
                break;
            case '@':
                _isPlain = true;
                IsForText = true;
                break;
            case '/':
                _isPlain |= _places > 0 && _dateParts.Count == 0;
                break;
            case 'e' when rest.Length > 1 && rest[1] is '+' or '-':
                _isPlain = true;
                return 2;
            case 'y' or 'm' or 'd' or 'h' or 's' or 'e' or 'g' or 'b':
                return ReadDatePart(letter, rest);
            case 'a' when rest.StartsWith("aaa", StringComparison.OrdinalIgnoreCase):
                return ReadDatePart('d', rest);
            default:
                AddLiteral(rest[..1]);
                break;
        }

        return 1;
    }

    private int ReadDatePart(char part, ReadOnlySpan<char> rest)
    {
        var length = 1;
        while (length < rest.Length && char.ToLowerInvariant(rest[length]) == char.ToLowerInvariant(rest[0]))
            length++;
        _dateParts.Add(part);
        return length;
    }

    private void ReadBracket(string content)
    {
        var letters = content.ToLowerInvariant();
        if (letters.Length > 0 && letters[0] is 'h' or 'm' or 's' && letters.AsSpan().TrimEnd(letters[0]).IsEmpty)
        {
            _isElapsed = true;
            _dateParts.Add(letters[0] == 'm' ? 's' : letters[0]);
        }
        else if (content.Length > 0 && content[0] is '<' or '>' or '=')
        {
            var length = content.Length > 1 && content[1] is '=' or '>' ? 2 : 1;
            if (decimal.TryParse(content.AsSpan(length), NumberStyles.Float, CultureInfo.InvariantCulture,
                out _operand))
                _operator = content[..length];
        }
    }

    private void AddLiteral(ReadOnlySpan<char> literal) => (_places == 0 ? _before : _after).Append(literal);

    private FormatMeaning FindMeaning()
    {
        if (_isElapsed)
            return FormatMeaning.Elapsed;
        if (_dateParts.Count > 0 && !_isPlain)
        {
            var (hasDate, hasTime) = (false, false);
            for (var i = 0; i < _dateParts.Count; i++)
            {
                if (IsOfTime(i))
                    hasTime = true;
                else
                    hasDate = true;
            }

            return (hasDate, hasTime) switch
            {
                (true, true) => FormatMeaning.DateTime,
                (true, false) => FormatMeaning.Date,
                _ => FormatMeaning.Time,
            };
        }

        // A comma at the end shows thousands: the visible number is not the value.
        return _isPlain || _places == 0 || _endsWithComma ? FormatMeaning.Plain : FormatMeaning.Number;
    }

    // An m after hours or before seconds means minutes, otherwise months.
    private bool IsOfTime(int index) => _dateParts[index] switch
    {
        'h' or 's' => true,
        'm' => (index > 0 && _dateParts[index - 1] == 'h')
            || (index + 1 < _dateParts.Count && _dateParts[index + 1] == 's'),
        _ => false,
    };
}
