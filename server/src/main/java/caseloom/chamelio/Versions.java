package caseloom.chamelio;

import caseloom.core.cases.OrganizationId;
import caseloom.http.Answer;
import caseloom.workflows.Catalogue;
import caseloom.workflows.CatalogueEntry;
import caseloom.workflows.Publication;
import caseloom.workflows.PublishedWorkflows;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the version that a path names (L-46 to L-53): steps 7 and 8 of L-24. Safe to share.
final class Versions {

    private static final String LATEST = "latest";
    private static final Pattern NUMBER = Pattern.compile("0*([0-9]{1,9})");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final Catalogue catalogue;
    private final PublishedWorkflows workflows;

    Versions(Catalogue catalogue, PublishedWorkflows workflows) {
        this.catalogue = catalogue;
        this.workflows = workflows;
    }

    /// What came of a workflow's text id and a version.
    sealed interface Chosen {

        record Version(CatalogueEntry workflow, Publication publication) implements Chosen {}

        record Refused(Answer answer) implements Chosen {}
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Chosen choose(OrganizationId organization, String key, String version) {
        if (!version.equals(LATEST) && !DIGITS.matcher(version).matches()) {
            return new Chosen.Refused(Details.error(400, "Invalid version format: " + version));
        }
        return catalogue
                .find(organization, key)
                .<Chosen>flatMap(found ->
                        number(found, version)
                                .map(number ->
                                        new Chosen.Version(found, publication(found, number))))
                .orElseGet(() -> new Chosen.Refused(Details.WORKFLOW_NOT_FOUND));
    }

    Publication newest(CatalogueEntry workflow) {
        return publication(workflow, workflow.newest());
    }

    private Publication publication(CatalogueEntry workflow, int number) {
        return workflows.version(workflow.id(), number);
    }

    private static Optional<Integer> number(CatalogueEntry workflow, String version) {
        if (version.equals(LATEST)) {
            return Optional.of(workflow.newest());
        }
        var digits = NUMBER.matcher(version);
        return digits.matches()
                ? Optional.of(Integer.valueOf(digits.group(1)))
                        .filter(number -> number >= 1 && number <= workflow.newest())
                : Optional.empty();
    }
}
