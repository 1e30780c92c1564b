package caseloom.chamelio;

import caseloom.access.Members;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.core.schema.AttributeSchema;
import caseloom.core.variables.Conversion;
import caseloom.core.variables.Findings;
import caseloom.core.variables.Variable;
import caseloom.core.variables.VariableType;
import caseloom.core.variables.Variables;
import caseloom.files.Base64Content;
import caseloom.files.FileId;
import caseloom.files.Files;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the values of a request come to: attributes, and files to bring along (sections 4.0 and
/// 4.3; step 10 of L-24). Nothing is stored here. For one request.
final class Collected {

    /// Stands for a file whose number is not known yet.
    private static final TextNode SOME_FILE = TextNode.valueOf("attachment_1");

    private final OrganizationId organization;
    private final Members members;
    private final Files files;
    private final Flaws flaws;
    private final ObjectNode attributes = Json.object();
    private final Map<String, Place> places = new HashMap<>();
    private final List<Pending> contents = new ArrayList<>();
    private final List<Known> references = new ArrayList<>();

    Collected(OrganizationId organization, Members members, Files files, Flaws flaws) {
        this.organization = organization;
        this.members = members;
        this.files = files;
        this.flaws = flaws;
    }

    /// Content that is to be stored.
    record Pending(
            Optional<Variable> variable,
            String name,
            String ending,
            Base64Content.Decoded content) {}

    /// A file that is there.
    record Known(Variable variable, long number) {}

    ObjectNode attributes() {
        return attributes;
    }

    List<Pending> contents() {
        return List.copyOf(contents);
    }

    List<Known> references() {
        return List.copyOf(references);
    }

    void add(Given given) {
        switch (given) {
            case Given.Text text -> add(text);
            case Given.Reference reference -> add(reference);
            case Given.Content content -> add(content);
        }
    }

    /// Checks the values against the whole schema (L-67), once nothing else was wrong.
    void check(AttributeSchema schema, Variables variables, Place otherwise) {
        for (var violation : schema.check(attributes)) {
            var place =
                    variables
                            .at(violation.path())
                            .map(variable -> places.get(variable.id()))
                            .orElse(otherwise);
            flaws.add(Findings.schema(violation.error()), place);
        }
    }

    private void add(Given.Text given) {
        places.put(given.variable().id(), given.place());
        switch (given.variable().read(given.text())) {
            case Conversion.Value(var json) -> {
                if (given.variable().type() == VariableType.USER_ENTITY) {
                    user(given, json.textValue());
                } else {
                    attributes.set(given.variable().id(), json);
                }
            }
            case Conversion.NotGiven() -> places.remove(given.variable().id());
            case Conversion.Wrong(var finding) -> flaws.add(finding, given.place());
        }
    }

    private void user(Given.Text given, String email) {
        members.active(organization, email)
                .ifPresentOrElse(
                        member -> attributes.put(given.variable().id(), member.email()),
                        () -> flaws.add(Findings.USER_NOT_FOUND, given.place()));
    }

    private void add(Given.Reference given) {
        places.put(given.variable().id(), given.place());
        var file = FileId.number(given.id()).flatMap(number -> files.find(organization, number));
        if (file.isEmpty()) {
            flaws.add(Findings.FILE_NOT_FOUND, given.place());
        } else if (!allowed(given.variable(), file.get().ending())) {
            flaws.add(
                    Findings.enumeration(given.variable().validation().allowedExtensions()),
                    given.place());
        } else {
            attributes.put(given.variable().id(), FileId.of(file.get()));
            references.add(new Known(given.variable(), file.get().number()));
        }
    }

    private void add(Given.Content given) {
        var variable = Optional.ofNullable(given.variable());
        variable.ifPresent(known -> places.put(known.id(), given.place()));
        var ending = given.ending();
        if (ending == null) {
            flaws.add(Findings.REQUIRED, given.endingPlace());
        } else if (variable.isPresent() && !allowed(variable.get(), ending)) {
            flaws.add(
                    Findings.enumeration(variable.get().validation().allowedExtensions()),
                    given.endingPlace());
        }
        switch (Base64Content.of(given.base64())) {
            case Base64Content.Malformed() -> flaws.add(Findings.BASE64, given.place());
            case Base64Content.Empty() -> flaws.add(Findings.minLength(1), given.place());
            case Base64Content.Decoded decoded -> {
                variable.ifPresent(known -> attributes.set(known.id(), SOME_FILE));
                contents.add(
                        new Pending(variable, given.name(), ending == null ? "" : ending, decoded));
            }
        }
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
