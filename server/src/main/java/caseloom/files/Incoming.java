package caseloom.files;

import java.io.InputStream;

/// A file that is on its way.
///
/// @param content read once, as it is stored
/// @param most bytes that it may have
/// @param strict whether bytes are refused that are not what the ending of the name says
public record Incoming(
        FileKind kind, FileName name, InputStream content, long most, boolean strict) {}
