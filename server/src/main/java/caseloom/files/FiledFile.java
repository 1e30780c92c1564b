package caseloom.files;

import java.util.List;

/// A file of a case, once.
///
/// @param variables the ids of the variables that it is the value of
public record FiledFile(FileRecord file, List<String> variables) {

    public FiledFile {
        variables = List.copyOf(variables);
    }
}
