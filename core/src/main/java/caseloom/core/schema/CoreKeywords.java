package caseloom.core.schema;

import java.util.regex.Pattern;

/// Identity and references: `$schema`, `$id`, `$anchor`, `$ref`, `$defs` and what goes with them.
final class CoreKeywords {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final Pattern ANCHOR = Pattern.compile("[A-Za-z_][-A-Za-z0-9._]*");

    private CoreKeywords() {}

    static void compile(Keywords keywords) {
        dialect(keywords);
        id(keywords);
        anchor(keywords, "$anchor");
        anchor(keywords, "$dynamicAnchor");
        keywords.map("$vocabulary");
        keywords.schemaMap("$defs");
        keywords.schemaMap("definitions");
        keywords.schema("contentSchema");
        keywords.list("examples");
        reference(keywords, "$ref", false);
        reference(keywords, "$dynamicRef", true);
    }

    private static void dialect(Keywords keywords) {
        var dialect = keywords.text("$schema");
        if (dialect != null && !dialect.equals(DIALECT) && !dialect.equals(DIALECT + "#")) {
            keywords.problem("$schema", "The only dialect is " + DIALECT + ".");
        }
    }

    private static void id(Keywords keywords) {
        var id = keywords.text("$id");
        if (id != null && id.contains("#") && !id.endsWith("#")) {
            keywords.problem("$id", "$id must not have a fragment.");
        }
    }

    private static void anchor(Keywords keywords, String keyword) {
        var name = keywords.text(keyword);
        if (name != null && !ANCHOR.matcher(name).matches()) {
            keywords.problem(
                    keyword,
                    keyword + " must begin with a letter and have no other than A-Z a-z 0-9 - . _");
        }
    }

    private static void reference(Keywords keywords, String keyword, boolean dynamic) {
        var text = keywords.text(keyword);
        if (text != null) {
            var owner = keywords.owner();
            var reference = new Reference(text, keywords.place(keyword), dynamic, owner.resource());
            owner.inPlace(reference);
            keywords.compiler().later(reference);
            keywords.add(reference);
        }
    }
}
