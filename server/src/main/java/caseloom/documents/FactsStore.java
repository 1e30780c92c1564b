package caseloom.documents;

import caseloom.core.cases.OrganizationId;
import caseloom.core.document.Attribute;
import caseloom.core.document.AttributeChange;
import caseloom.core.document.Attributes;
import caseloom.core.document.DataType;
import caseloom.core.document.Field;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The statements on attributes and fields of documents.
final class FactsStore {

    private static final Sql SQL = Sql.of(FactsStore.class, "facts.sql");

    Attributes attributes(Tx tx, OrganizationId organization, long file) {
        return attributes(tx, organization, new long[] {file}).getOrDefault(file, Attributes.NONE);
    }

    /// By the numbers of the documents; those without any are left out.
    Map<Long, Attributes> attributes(Tx tx, OrganizationId organization, long[] files) {
        var found = new HashMap<Long, List<Attribute>>();
        tx.list(
                SQL.get("attributes"),
                row ->
                        found.computeIfAbsent(row.getLong("file_id"), _ -> new ArrayList<>())
                                .add(
                                        new Attribute(
                                                row.getString("name"),
                                                DataType.of(row.getString("data_type"))
                                                        .orElseThrow(),
                                                row.getString("value"))),
                organization.value(),
                files);
        var all = new HashMap<Long, Attributes>();
        found.forEach((file, attributes) -> all.put(file, new Attributes(attributes)));
        return all;
    }

    /// Writes what has changed; what is new comes behind the rest.
    void put(
            Tx tx,
            OrganizationId organization,
            long file,
            List<AttributeChange> changes,
            Attributes all) {
        if (changes.isEmpty()) {
            return;
        }
        var now = changes.stream().map(AttributeChange::now).toList();
        var places = all.names();
        tx.change(
                SQL.get("put-attributes"),
                organization.value(),
                file,
                now.stream().map(Attribute::name).toArray(String[]::new),
                now.stream().map(one -> one.type().word()).toArray(String[]::new),
                now.stream().map(Attribute::value).toArray(String[]::new),
                now.stream().mapToInt(one -> places.indexOf(one.name())).toArray());
        nameFields(tx, organization, now.stream().map(Attribute::name).toList());
    }

    /// Writes what was found.
    void put(Tx tx, OrganizationId organization, long file, List<Field> fields) {
        var place = 0;
        for (var field : fields) {
            tx.change(
                    SQL.get("put-field"),
                    organization.value(),
                    file,
                    place,
                    field.name(),
                    field.value(),
                    field.type(),
                    field.unclear(),
                    field.reasoning(),
                    field.sourceText().toArray(String[]::new));
            place++;
        }
        nameFields(tx, organization, fields.stream().map(Field::name).toList());
    }

    /// What was found.
    List<Field> fields(Tx tx, OrganizationId organization, long file) {
        return tx.list(
                SQL.get("fields"),
                row ->
                        new Field(
                                row.getString("name"),
                                row.getString("value"),
                                row.getString("data_type"),
                                false,
                                row.getBoolean("unclear"),
                                row.getString("reasoning"),
                                List.of((String[]) row.getArray("source_text").getArray())),
                organization.value(),
                file);
    }

    /// The numbers of the names of fields.
    Map<String, Long> fieldNumbers(Tx tx, OrganizationId organization, Collection<String> names) {
        var found = new HashMap<String, Long>();
        tx.list(
                SQL.get("field-numbers"),
                row -> found.put(row.getString("name"), row.getLong("number")),
                organization.value(),
                names.toArray(String[]::new));
        return found;
    }

    private static void nameFields(Tx tx, OrganizationId organization, List<String> names) {
        if (!names.isEmpty()) {
            tx.change(
                    SQL.get("name-fields"),
                    organization.value(),
                    names.stream().distinct().toArray(String[]::new));
        }
    }
}
