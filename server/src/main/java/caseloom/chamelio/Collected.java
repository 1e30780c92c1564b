package caseloom.chamelio;

import caseloom.access.Members;
import caseloom.core.cases.OrganizationId;
import caseloom.core.definition.StepFields;
import caseloom.core.json.Json;
import caseloom.core.json.JsonAllowance;
import caseloom.core.variables.Conversion;
import caseloom.core.variables.Finding;
import caseloom.core.variables.Findings;
import caseloom.core.variables.Variable;
import caseloom.core.variables.VariableType;
import caseloom.files.Base64Content;
import caseloom.files.FileId;
import caseloom.files.FileName;
import caseloom.files.Files;
import caseloom.files.Staging;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the values of a request come to: attributes, and files to bring along (sections 4.0 and
/// 4.3; step 10 of L-24). Nothing is stored here. For one request.
final class Collected {

    /// Stands for a file whose number is not known yet.
    private static final TextNode SOME_FILE = TextNode.valueOf("attachment_1");

    private final OrganizationId organization;
    private final Members members;
    private final Files files;
    private final JsonAllowance allowance;
    private final ObjectNode attributes = Json.object();
    private final Set<String> named = new HashSet<>();
    private final Map<String, Source> sources = new HashMap<>();
    private final List<Found> found = new ArrayList<>();
    private final List<Pending> contents = new ArrayList<>();
    private final List<Known> references = new ArrayList<>();
    private int values;

    Collected(OrganizationId organization, Members members, Files files, JsonAllowance allowance) {
        this.allowance = allowance;
        this.organization = organization;
        this.members = members;
        this.files = files;
    }

    /// Content that is to be stored.
    record Pending(
            Optional<Variable> variable,
            String name,
            String ending,
            Base64Content.Decoded content) {}

    /// A file that is there.
    record Known(Variable variable, long number) {}

    /// Which of the values an attribute comes from, and where that stands.
    private record Source(int value, Place place) {}

    private record Found(int value, Finding finding, Place place) {}

    OrganizationId organization() {
        return organization;
    }

    ObjectNode attributes() {
        return attributes;
    }

    List<Pending> contents() {
        return List.copyOf(contents);
    }

    /// The same as they are to be stored.
    List<Staging.Content> files() {
        return contents.stream()
                .map(one -> new Staging.Content(FileName.of(one.name, one.ending), one.content))
                .toList();
    }

    List<Known> references() {
        return List.copyOf(references);
    }

    void add(Given given) {
        values++;
        Given.variable(given).ifPresent(variable -> named.add(variable.id()));
        switch (given) {
            case Given.Text text -> add(text);
            case Given.Reference reference -> add(reference);
            case Given.Content content -> add(content);
            case Given.Unfit unfit -> wrong(unfit.finding(), unfit.place());
        }
    }

    /// Tells all that is wrong with the values, in the order of L-35.
    ///
    /// @param whole whether what is required must be there (L-138)
    void tell(StepFields fields, boolean whole, Form form, Flaws flaws) {
        var missing = whole ? missing(fields) : List.<Variable>of();
        var elsewhere = broken(fields, whole);
        var complete = found.isEmpty() && missing.isEmpty();
        found.sort(Comparator.comparingInt(Found::value));
        found.forEach(one -> flaws.add(one.finding, one.place));
        missing.forEach(variable ->
                flaws.add(Findings.requiredVariable(variable.id()), form.missing(variable.type())));
        if (complete) {
            elsewhere.forEach(finding -> flaws.add(finding, form.missing(VariableType.TEXT)));
        }
    }

    private List<Variable> missing(StepFields fields) {
        return fields.variables().all().stream()
                .filter(variable -> variable.required() && !named.contains(variable.id()))
                .toList();
    }

    /// Checks the values against the whole schema (L-67).
    ///
    /// @return what belongs to no value; that means something only when no value is lacking
    private List<Finding> broken(StepFields fields, boolean whole) {
        var elsewhere = new ArrayList<Finding>();
        for (var violation : fields.check(attributes, whole)) {
            var finding = Findings.schema(violation.error());
            fields.variables()
                    .at(violation.path())
                    .map(variable -> sources.get(variable.id()))
                    .ifPresentOrElse(
                            source -> found.add(new Found(source.value, finding, source.place)),
                            () -> elsewhere.add(finding));
        }
        return elsewhere;
    }

    private void add(Given.Text given) {
        switch (given.variable().read(given.text(), allowance)) {
            case Conversion.Value(var json) -> {
                if (given.variable().type() == VariableType.USER_ENTITY) {
                    user(given, json.textValue());
                } else {
                    put(given.variable(), json, given.place());
                }
            }
            case Conversion.NotGiven() -> {}
            case Conversion.Wrong(var finding) -> wrong(finding, given.place());
        }
    }

    private void user(Given.Text given, String email) {
        members.active(organization, email)
                .ifPresentOrElse(
                        member ->
                                put(
                                        given.variable(),
                                        TextNode.valueOf(member.email()),
                                        given.place()),
                        () -> wrong(Findings.USER_NOT_FOUND, given.place()));
    }

    private void add(Given.Reference given) {
        var file = FileId.number(given.id()).flatMap(number -> files.find(organization, number));
        if (file.isEmpty()) {
            wrong(Findings.FILE_NOT_FOUND, given.place());
        } else if (!allowed(given.variable(), file.get().ending())) {
            wrong(endings(given.variable()), given.place());
        } else {
            put(given.variable(), TextNode.valueOf(FileId.of(file.get())), given.place());
            references.add(new Known(given.variable(), file.get().number()));
        }
    }

    private void add(Given.Content given) {
        var variable = Optional.ofNullable(given.variable());
        var ending = Optional.ofNullable(given.ending());
        if (ending.isEmpty()) {
            wrong(Findings.REQUIRED, given.endingPlace());
        } else if (variable.isPresent() && !allowed(variable.get(), ending.get())) {
            wrong(endings(variable.get()), given.endingPlace());
        }
        InlineContent.of(given.base64(), allowance, finding -> wrong(finding, given.place()))
                .ifPresent(content -> {
                    variable.ifPresent(known -> put(known, SOME_FILE, given.place()));
                    contents.add(new Pending(variable, given.name(), ending.orElse(""), content));
                });
    }

    private void put(Variable variable, JsonNode value, Place place) {
        attributes.set(variable.id(), value);
        sources.put(variable.id(), new Source(values, place));
    }

    private void wrong(Finding finding, Place place) {
        found.add(new Found(values, finding, place));
    }

    private static Finding endings(Variable variable) {
        return Findings.enumeration(variable.validation().allowedExtensions());
    }

    private static boolean allowed(Variable variable, String ending) {
        var allowed = variable.validation().allowedExtensions();
        return allowed.isEmpty()
                || allowed.stream().anyMatch(one -> lower(one).equals(lower(ending)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
