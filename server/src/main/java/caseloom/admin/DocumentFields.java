package caseloom.admin;

import caseloom.core.document.Attribute;
import caseloom.core.document.Attributes;
import caseloom.core.document.Category;
import caseloom.core.document.DataType;
import caseloom.core.document.Visibility;
import caseloom.documents.About;
import caseloom.documents.About.Active;
import caseloom.documents.About.Related;
import caseloom.documents.DocumentChange;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a body says about a document.
final class DocumentFields {

    private DocumentFields() {}

    static Attributes attributes(Fields fields, int most) {
        var attributes = new ArrayList<Attribute>();
        for (var item : fields.items("attributes", most)) {
            var name = item.neededPlainText("name", 1, Attribute.NAME_MOST);
            var type = DataType.of(item.word("data_type", DataType.words()));
            var value = item.neededPlainText("value", 0, Attribute.VALUE_MOST);
            if (!name.isEmpty()
                    && Attribute.length(name) <= Attribute.NAME_MOST
                    && Attribute.length(value) <= Attribute.VALUE_MOST) {
                attributes.add(new Attribute(name, type.orElseThrow(), value));
            }
        }
        return new Attributes(attributes);
    }

    /// What is left out stays; a title, a type and a summary that are null are none from now on.
    static DocumentChange change(Fields fields, int attributesMost) {
        var attributes = attributes(fields, attributesMost);
        var said =
                new Said(
                        text(fields, "title", About.TITLE_MOST),
                        text(fields, "document_type", About.TYPE_MOST),
                        fields.wordIfGiven("category", Category.words()),
                        fields.wordIfGiven("visibility", Visibility.words()),
                        fields.flagIfGiven("active"),
                        text(fields, "summary", About.SUMMARY_MOST),
                        texts(fields, "exhibits"),
                        numbers(fields, "attachment_ids"),
                        numbers(fields, "previous_versions"));
        return new DocumentChange(attributes, said);
    }

    /// A text that is another one from now on; null means none.
    private record NewText(@Nullable String text) {}

    private record Said(
            Optional<NewText> title,
            Optional<NewText> type,
            Optional<String> category,
            Optional<String> visibility,
            Optional<Boolean> active,
            Optional<NewText> summary,
            Optional<List<String>> exhibits,
            Optional<List<Long>> attachments,
            Optional<List<Long>> previous)
            implements UnaryOperator<About> {

        @Override
        public About apply(About before) {
            return new About(
                    title.isPresent() ? title.get().text : before.title(),
                    type.map(one -> one.text == null ? "" : one.text).orElse(before.type()),
                    category.map(Category::of).orElse(before.category()),
                    visibility.map(Visibility::of).orElse(before.visibility()),
                    active.map(value -> new Active(value, true)).orElse(before.active()),
                    summary.isPresent() ? summary.get().text : before.summary(),
                    exhibits.orElse(before.exhibits()),
                    new Related(
                            attachments.orElse(before.related().attachments()),
                            previous.orElse(before.related().previous())));
        }
    }

    private static Optional<NewText> text(Fields fields, String name, int most) {
        var text = fields.text(name, most);
        return fields.isNull(name) ? Optional.of(new NewText(null)) : text.map(NewText::new);
    }

    private static Optional<List<String>> texts(Fields fields, String name) {
        var texts = fields.texts(name, About.EXHIBITS_MOST);
        if (texts.stream().anyMatch(text -> Attribute.length(text) > About.TITLE_MOST)) {
            fields.complain(
                    name,
                    "Each has at most " + About.TITLE_MOST + " characters.",
                    "Send shorter texts.");
        }
        return fields.isGiven(name) ? Optional.of(texts) : Optional.empty();
    }

    private static Optional<List<Long>> numbers(Fields fields, String name) {
        return fields.array(name, About.RELATED_MOST).map(list -> numbers(fields, name, list));
    }

    private static List<Long> numbers(Fields fields, String name, ArrayNode list) {
        var numbers = new ArrayList<Long>();
        for (var item : list) {
            var number = item.isIntegralNumber() ? Call.number(item.asText()) : null;
            if (number == null || number.isEmpty()) {
                fields.complain(name, "It is a list of numbers of files.", "Send such a list.");
                return List.of();
            }
            numbers.add(number.getAsLong());
        }
        return numbers.stream().distinct().toList();
    }
}
