package caseloom.files;

import java.util.Map;

/// The media type that an ending stands for (L-195, L-196).
final class ContentTypes {

    static final String UNKNOWN = "application/octet-stream";

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private static final Map<String, String> BY_ENDING =
            Map.ofEntries(
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("docx", OFFICE + "wordprocessingml.document"),
                    Map.entry("xlsx", OFFICE + "spreadsheetml.sheet"),
                    Map.entry("pptx", OFFICE + "presentationml.presentation"),
                    Map.entry("doc", "application/msword"),
                    Map.entry("xls", "application/vnd.ms-excel"),
                    Map.entry("ppt", "application/vnd.ms-powerpoint"),
                    Map.entry("odt", "application/vnd.oasis.opendocument.text"),
                    Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
                    Map.entry("odp", "application/vnd.oasis.opendocument.presentation"),
                    Map.entry("rtf", "application/rtf"),
                    Map.entry("txt", "text/plain"),
                    Map.entry("csv", "text/csv"),
                    Map.entry("md", "text/markdown"),
                    Map.entry("html", "text/html"),
                    Map.entry("htm", "text/html"),
                    Map.entry("json", "application/json"),
                    Map.entry("xml", "application/xml"),
                    Map.entry("eml", "message/rfc822"),
                    Map.entry("zip", "application/zip"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("tif", "image/tiff"),
                    Map.entry("tiff", "image/tiff"),
                    Map.entry("heic", "image/heic"),
                    Map.entry("svg", "image/svg+xml"));

    private ContentTypes() {}

    static String of(String ending) {
        return BY_ENDING.getOrDefault(ending, UNKNOWN);
    }
}
