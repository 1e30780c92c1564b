package caseloom.core.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;

/// The Unicode properties of `\p{...}`: general categories by short and long name, and scripts.
final class EcmaProperties {

    private static final Map<String, String> CATEGORIES =
            Map.ofEntries(
                    Map.entry("Letter", "L"),
                    Map.entry("Uppercase_Letter", "Lu"),
                    Map.entry("Lowercase_Letter", "Ll"),
                    Map.entry("Titlecase_Letter", "Lt"),
                    Map.entry("Modifier_Letter", "Lm"),
                    Map.entry("Other_Letter", "Lo"),
                    Map.entry("Mark", "M"),
                    Map.entry("Nonspacing_Mark", "Mn"),
                    Map.entry("Spacing_Mark", "Mc"),
                    Map.entry("Enclosing_Mark", "Me"),
                    Map.entry("Number", "N"),
                    Map.entry("Decimal_Number", "Nd"),
                    Map.entry("digit", "Nd"),
                    Map.entry("Letter_Number", "Nl"),
                    Map.entry("Other_Number", "No"),
                    Map.entry("Punctuation", "P"),
                    Map.entry("Connector_Punctuation", "Pc"),
                    Map.entry("Dash_Punctuation", "Pd"),
                    Map.entry("Open_Punctuation", "Ps"),
                    Map.entry("Close_Punctuation", "Pe"),
                    Map.entry("Initial_Punctuation", "Pi"),
                    Map.entry("Final_Punctuation", "Pf"),
                    Map.entry("Other_Punctuation", "Po"),
                    Map.entry("Symbol", "S"),
                    Map.entry("Math_Symbol", "Sm"),
                    Map.entry("Currency_Symbol", "Sc"),
                    Map.entry("Modifier_Symbol", "Sk"),
                    Map.entry("Other_Symbol", "So"),
                    Map.entry("Separator", "Z"),
                    Map.entry("Space_Separator", "Zs"),
                    Map.entry("Line_Separator", "Zl"),
                    Map.entry("Paragraph_Separator", "Zp"),
                    Map.entry("Other", "C"),
                    Map.entry("Control", "Cc"),
                    Map.entry("Format", "Cf"),
                    Map.entry("Surrogate", "Cs"),
                    Map.entry("Private_Use", "Co"));

    private EcmaProperties() {}

    /// The inside of a class that has the property, or has it not.
    static String set(String name, boolean not) throws PatternFault {
        if (!name.matches("[A-Za-z_=]{1,60}")) {
            throw new PatternFault(EcmaEscapes.unknownProperty(name));
        }
        if (name.equals("ASCII")) {
            return not ? "\\x{80}-\\x{10ffff}" : "\\x{0}-\\x{7f}";
        }
        if (name.equals("Any") && !not) {
            return "\\x{0}-\\x{10ffff}";
        }
        var value = name.substring(name.indexOf('=') + 1);
        var kind = name.contains("=") ? name.substring(0, name.indexOf('=')) : "";
        var known =
                switch (kind) {
                    case "", "General_Category", "gc" -> CATEGORIES.getOrDefault(value, value);
                    case "Script", "sc", "Script_Extensions", "scx" -> value;
                    default -> throw new PatternFault(EcmaEscapes.unknownProperty(name));
                };
        var set = (not ? "\\P{" : "\\p{") + known + "}";
        try {
            Pattern.compile(set);
        } catch (PatternSyntaxException e) {
            throw new PatternFault(EcmaEscapes.unknownProperty(name));
        }
        return set;
    }
}
