package caseloom.generation;

import static caseloom.docx.TestDocx.bold;
import static caseloom.docx.TestDocx.paragraph;
import static caseloom.docx.TestDocx.row;
import static caseloom.docx.TestDocx.run;
import static caseloom.docx.TestDocx.table;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import caseloom.docx.Docx;
import caseloom.docx.DocxFault;
import caseloom.docx.TestDocx;
import caseloom.docx.Word;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final String DATA =
            """
            {"customer": {"name": "Müller & <Söhne>", "city": null, "vip": true},
             "items": [{"name": "Rad", "price": 9.90}, {"name": "Öl", "price": 1}],
             "tags": ["a", "b"], "none": [], "total": 12345678901234567890, "note": "eins\\nzwei\\tdrei",
             "zero": 0, "empty": ""}\
            """;

    @ParameterizedTest
    @CsvSource({
        "Dear {{customer.name}}!, Dear Müller & <Söhne>!",
        "{{ customer.vip }}, true",
        "<{{customer.city}}>, <>",
        "{{total}}, 12345678901234567890",
        "{{items.1.name}}, Öl",
        "{{#items}}{{name}} {{/items}}, Rad Öl",
        "{{#items}}{{@number}}:{{price}} {{customer.vip}};{{/items}}, 1:9.90 true;2:1 true;",
        "{{#tags}}[{{.}}]{{/tags}}, [a][b]",
        "{{#customer}}{{name}}{{/customer}}, Müller & <Söhne>",
        "{{?customer.vip}}yes{{/customer.vip}}{{^customer.vip}}no{{/customer.vip}}, yes",
        "{{?none}}some{{/none}}{{^none}}none{{/none}}, none",
        "{{?unknown}}some{{/unknown}}{{^unknown}}none{{/unknown}}, none",
        "{{?zero}}zero{{/zero}}{{?empty}}empty{{/empty}}, zero",
        "{ {a} } }}, { {a} } }}"
    })
    void placeholdersAreFilled(String template, String text) throws Exception {
        var escaped = template.replace("&", "&amp;").replace("<", "&lt;");

        assertThat(filled(TestDocx.of(escaped))).isEqualTo(text);
    }

    @Test
    void aPlaceholderMayBeSpreadOverRunsAndKeepsTheLooksOfItsFirst() throws Exception {
        var template =
                new TestDocx()
                        .with(
                                "<w:p>"
                                        + run("To ")
                                        + bold("{{custo")
                                        + "<w:proofErr w:type=\"spellStart\"/>"
                                        + run("mer.na")
                                        + run("me}} now")
                                        + "</w:p>")
                        .bytes();

        var docx = read(bytes(template));

        assertThat(TestDocx.text(docx, docx.main())).isEqualTo("To Müller & <Söhne> now");
        var bolds = Word.all(docx.xml(docx.main()).getDocumentElement(), "b");
        assertThat(bolds).hasSize(1);
        assertThat(bolds.getFirst().getParentNode().getParentNode().getTextContent())
                .isEqualTo("Müller & <Söhne>");
    }

    @Test
    void linesAndTabsOfAValueAreKept() throws Exception {
        var docx = read(bytes(TestDocx.of("{{note}}")));
        var root = docx.xml(docx.main()).getDocumentElement();

        assertThat(Word.all(root, "br")).hasSize(1);
        assertThat(Word.all(root, "tab")).hasSize(1);
        assertThat(TestDocx.text(docx, docx.main())).isEqualTo("einszweidrei");
    }

    @Test
    void paragraphsAndTablesBetweenTheEndsAreRepeated() throws Exception {
        var template =
                new TestDocx()
                        .with(paragraph("{{#items}}"))
                        .with(paragraph("- {{name}}"))
                        .with(table(row("{{price}}")))
                        .with(paragraph("{{/items}}"))
                        .with(paragraph("end"))
                        .bytes();

        assertThat(filled(template)).isEqualTo("- Rad\n9.90\n- Öl\n1\nend");
    }

    @Test
    void rowsAreRepeatedWhenBothEndsAreInCells() throws Exception {
        var template =
                new TestDocx()
                        .with(
                                table(
                                        row("Name", "Price"),
                                        row("{{#items}}{{name}}", "{{price}}{{/items}}"),
                                        row("Total", "{{total}}")))
                        .bytes();

        var docx = read(bytes(template));

        assertThat(TestDocx.text(docx, docx.main()))
                .isEqualTo("Name\nPrice\nRad\n9.90\nÖl\n1\nTotal\n12345678901234567890");
        assertThat(Word.all(docx.xml(docx.main()).getDocumentElement(), "tr")).hasSize(4);
    }

    @Test
    void severalRowsAreRepeatedTogether() throws Exception {
        var template =
                new TestDocx()
                        .with(table(row("{{#items}}{{name}}"), row("{{price}}{{/items}}")))
                        .bytes();

        assertThat(filled(template)).isEqualTo("Rad\n9.90\nÖl\n1");
    }

    @Test
    void partsAreNested() throws Exception {
        var template =
                new TestDocx()
                        .with(table(row("{{#items}}{{#tags}}{{name}}", "{{.}}{{/tags}}{{/items}}")))
                        .with(paragraph("{{?customer.vip}}"))
                        .with(paragraph("{{#tags}}{{.}}{{/tags}}"))
                        .with(paragraph("{{/customer.vip}}"))
                        .bytes();

        assertThat(filled(template)).isEqualTo("Rad\na\nRad\nb\nÖl\na\nÖl\nb\nab");
    }

    @Test
    void aTableWithoutRowsIsNone() throws Exception {
        var template =
                new TestDocx()
                        .with(table(row("{{#none}}{{name}}{{/none}}")))
                        .with(table(row("{{#none}}x", "y{{/none}}")))
                        .bytes();

        var docx = read(bytes(template));

        var root = docx.xml(docx.main()).getDocumentElement();
        assertThat(Word.all(root, "tbl")).hasSize(1);
        assertThat(Word.all(root, "tc").getFirst().getElementsByTagName("w:p").getLength())
                .isEqualTo(1);
    }

    @Test
    void headersFootersAndNotesAreFilled() throws Exception {
        var template =
                new TestDocx()
                        .part("header", "h1", "hdr", paragraph("{{customer.name}}"))
                        .part("footer", "f1", "ftr", paragraph("{{total}}"))
                        .part(
                                "footnotes",
                                "n1",
                                "footnotes",
                                "<w:footnote w:id=\"1\">"
                                        + paragraph("{{tags.0}}")
                                        + "</w:footnote>")
                        .bytes();

        var docx = read(bytes(template));

        assertThat(TestDocx.text(docx, "word/headerh1.xml")).isEqualTo("Müller & <Söhne>");
        assertThat(TestDocx.text(docx, "word/footerf1.xml")).isEqualTo("12345678901234567890");
        assertThat(TestDocx.text(docx, "word/footnotesn1.xml")).isEqualTo("a");
    }

    @Test
    void whatIsToBeUniqueIsSoAfterwards() throws Exception {
        var template =
                new TestDocx()
                        .with(paragraph("{{#items}}"))
                        .with(
                                "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"b\"/>"
                                        + run("{{name}}")
                                        + "<w:bookmarkEnd w:id=\"1\"/></w:p>")
                        .with(paragraph("{{/items}}"))
                        .bytes();

        var docx = read(bytes(template));

        var root = docx.xml(docx.main()).getDocumentElement();
        assertThat(Word.all(root, "bookmarkStart")).hasSize(1);
        assertThat(Word.all(root, "bookmarkEnd")).hasSize(1);
        assertThat(new String(docx.bytes(docx.main()).orElseThrow(), StandardCharsets.UTF_8))
                .doesNotContain("caseloom");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{customer.nam}} | `{{customer.nam}}` in paragraph 1 of the text is not in the data:"
                        + " there is no `nam` in `customer`, which has `name`, `city`, `vip`",
                "{{nothing}} | `{{nothing}}` in paragraph 1 of the text is not in the data, which has",
                "{{#nothing}}{{/nothing}} | is not in the data",
                "{{items}} | is a list: write `{{#items}}` to repeat something",
                "{{customer}} | is an object: name one of its members",
                "{{#total}}x{{/total}} | is no list; for a condition write `{{?total}}`",
                "{{total | `{{` in paragraph 1 of the text is not closed",
                "{{#items}}x | is not ended: write `{{/items}}`",
                "x{{/items}} | ends what was not begun",
                "{{#items}}{{?tags}}{{/items}}{{/tags}} | ends another part"
            })
    void mistakesAreToldWithTheirPlace(String template, String told) throws Exception {
        assertThat(fault(TestDocx.of(template))).contains(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{T(java.lang.Runtime).getRuntime()}}",
                "{{customer.name.class}}",
                "{{price * 2}}",
                "{{@http://localhost/x.png}}",
                "{{+include}}",
                "{{customer['name']}}",
                "{{customer.getClass()}}",
                "{{}}",
                "{{${1+1}}}",
                "{{a b}}"
            })
    void namesLeadIntoTheDataAndNowhereElse(String template) throws Exception {
        assertThat(fault(TestDocx.of(template)))
                .containsAnyOf("is no placeholder", "is not in the data");
    }

    @Test
    void endsThatDoNotGoTogetherAreTold() throws Exception {
        var template =
                new TestDocx()
                        .with(paragraph("some {{#items}}"))
                        .with(paragraph("{{/items}} more"))
                        .bytes();

        assertThat(fault(template))
                .contains("`{{#items}}` in paragraph 1 of the text and its end in paragraph 2");
    }

    @Test
    void dataBecomesTextWhateverItIs() throws Exception {
        var evil = "</w:t></w:r><w:r><w:instrText>INCLUDETEXT</w:instrText></w:r>{{total}}\u0000";
        var data = Json.object().put("evil", evil);

        var docx = read(template(TestDocx.of("{{evil}}"), 1_000).filled(data));

        assertThat(TestDocx.text(docx, docx.main())).isEqualTo(evil.replace('\u0000', '\uFFFD'));
        assertThat(Word.all(docx.xml(docx.main()).getDocumentElement(), "instrText")).isEmpty();
    }

    @Test
    void fieldsOfTheTemplateAreNotFilled() throws Exception {
        var template =
                new TestDocx()
                        .with(
                                "<w:p><w:r><w:instrText>HYPERLINK {{total}}</w:instrText></w:r></w:p>")
                        .bytes();

        var docx = read(bytes(template));

        assertThat(docx.xml(docx.main()).getDocumentElement().getTextContent())
                .isEqualTo("HYPERLINK {{total}}");
    }

    @Test
    void noDataMakesADocumentGrowWithoutBound() throws Exception {
        var data = Json.object();
        var list = data.putArray("l");
        for (var i = 0; i < 100; i++) {
            list.add(i);
        }
        var docx = TestDocx.of("{{#l}}{{#l}}{{#l}}{{#l}}{{.}}{{/l}}{{/l}}{{/l}}{{/l}}");

        assertThat(fault(template(docx, 10_000), data)).contains("it may have 10000 elements");
    }

    @Test
    void whatLiesOutsideIsRefusedButLinksStay() throws Exception {
        var linked = new TestDocx().outside("hyperlink", "l1", "https://example.com").bytes();
        var picture = new TestDocx().outside("image", "i1", "http://evil.example/x.png").bytes();
        var included = new TestDocx().outside("subDocument", "s1", "file:///etc/passwd").bytes();

        assertThat(filled(linked)).isEmpty();
        assertThat(fault(picture))
                .contains("refers to `http://evil.example/x.png` outside of itself");
        assertThat(fault(included)).contains("outside of itself");
    }

    @Test
    void theTemplateOfATemplateIsForgotten() throws Exception {
        var template =
                new TestDocx()
                        .put(
                                "word/settings.xml",
                                "<w:settings xmlns:w=\""
                                        + Word.NAMESPACE
                                        + "\"><w:attachedTemplate/><w:zoom/></w:settings>")
                        .outside("attachedTemplate", "t1", "http://evil.example/t.dotm")
                        .bytes();

        var docx = read(bytes(template));

        assertThat(docx.relations(docx.main())).noneMatch(one -> one.outside());
        assertThat(Word.children(docx.xml("word/settings.xml").getDocumentElement())).hasSize(1);
    }

    private static Template template(byte[] docx, int nodesMost) throws DocxFault {
        return new Template(read(docx), nodesMost);
    }

    private static Docx read(byte[] docx) throws DocxFault {
        return Docx.read(docx, TestDocx.LIMITS);
    }

    private static byte[] bytes(byte[] template) throws Exception {
        return template(template, 100_000).filled((ObjectNode) Json.stored(DATA));
    }

    private static String filled(byte[] template) throws Exception {
        return TestDocx.text(bytes(template));
    }

    private static String fault(byte[] template) throws DocxFault {
        return fault(template(template, 100_000), (ObjectNode) Json.stored(DATA));
    }

    private static String fault(Template template, ObjectNode data) throws DocxFault {
        try {
            template.filled(data);
            throw new AssertionError("nothing was wrong");
        } catch (TemplateFault e) {
            return e.told();
        }
    }
}
