using System.Collections;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Csv;

/// <summary>Forms with anything in them that a cell can hold.</summary>
internal static class RandomForm
{
    private static readonly string[] Pieces =
    [
        "a", "Z", "0", "1", "9", ",", ";", "\"", "\"\"", "'", "=", "+", "-", "@", "#", "\t", "\n", "\r\n", " ", "<", ">", "*", "[", "]", ".",
        "示", "例", "；", "，", "Ａ", "１", "\u3000", "😀", "é", "E+", "***a", "#Fields: ", "sep=", "Line", "=\"1\"",
    ];

    public static TForm Make<TForm>(int seed)
        where TForm : QualificationForm, new()
    {
        var form = new TForm();
        Fill(form, FormMap.For(typeof(TForm)), new Random(seed), isElement: false);
        return form;
    }

    private static void Fill(object owner, FormMap map, Random random, bool isElement)
    {
        foreach (var node in map.Nodes)
        {
            // An object or an element of which nothing is set has no cell that could tell of it.
            if (random.Next(3) > 0 || (isElement && node == map.Nodes[0]))
                Set(owner, node, random);
        }
    }

    private static void Set(object owner, FormNode node, Random random)
    {
        switch (node.Kind)
        {
            case FormNodeKind.Object:
                Fill(node.GetOrCreate(owner), node.Children!, random, isElement: true);
                break;
            case FormNodeKind.ObjectList:
                for (var count = random.Next(1, 4); count > 0; count--)
                {
                    var element = Activator.CreateInstance(node.ElementType)!;
                    Fill(element, node.Children!, random, isElement: true);
                    ((IList)node.GetOrCreate(owner)).Add(element);
                }

                break;
            case FormNodeKind.TextList:
                node.Set(owner, Enumerable.Range(0, random.Next(1, 4)).Select(_ => "p" + Text(random)).ToList());
                break;
            default:
                node.Set(owner, Value(node, random));
                break;
        }
    }

    private static object Value(FormNode node, Random random)
    {
        if (node.ElementType == typeof(SensitiveText))
            return new SensitiveText(Text(random));
        if (node.ElementType == typeof(string))
            return Text(random);
        var number = random.Next(5) == 0 ? random.Next(-10, 2000) : random.Next(0, 4);
        return node.ElementType.IsEnum ? Enum.ToObject(node.ElementType, number) : number;
    }

    private static string Text(Random random)
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(0, 12)).Select(_ => Pieces[random.Next(Pieces.Length)])).Trim();
        return text is SensitiveText.Mask or "<empty>" ? "" : text;
    }
}
