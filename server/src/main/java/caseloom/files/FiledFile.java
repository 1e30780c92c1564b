package caseloom.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file of a case, once.
///
/// @param variables the ids of the variables that it is the value of
/// @param madeBy null for what no step of the case made
public record FiledFile(FileRecord file, List<String> variables, @Nullable MadeBy madeBy) {

    public FiledFile {
        variables = List.copyOf(variables);
    }
}
