package caseloom.chamelio;

import caseloom.core.variables.Finding;
import caseloom.core.variables.Variable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value that a caller gave for a variable, after the types of its members were checked.
sealed interface Given {

    /// The variable that was given by it, rightly or wrongly; empty for a surplus file and for an
    /// unknown variable.
    static Optional<Variable> variable(Given given) {
        return switch (given) {
            case Text text -> Optional.of(text.variable);
            case Reference reference -> Optional.of(reference.variable);
            case Content content -> Optional.ofNullable(content.variable);
            case Unfit unfit -> Optional.ofNullable(unfit.variable);
        };
    }

    /// A text for a variable that is no file.
    ///
    /// @param place of the text
    record Text(Variable variable, String text, Place place) implements Given {}

    /// A file that is there already.
    ///
    /// @param place of the id
    record Reference(Variable variable, String id, Place place) implements Given {}

    /// A file that comes with the request.
    ///
    /// @param variable null for a surplus one (L-106)
    /// @param ending as sent; null when neither a member nor the name has one
    /// @param endingPlace where a wrong ending is complained about
    record Content(
            @Nullable Variable variable,
            String name,
            @Nullable String ending,
            String base64,
            Place endingPlace,
            Place place)
            implements Given {}

    /// Nothing that could be read for a variable.
    ///
    /// @param variable null for an unknown one
    record Unfit(@Nullable Variable variable, Finding finding, Place place) implements Given {}
}
