package caseloom.generation;

import caseloom.docx.DocxLimits;
import caseloom.settings.Env;

/// How much making a document may take.
///
/// @param atOnce documents that are made at once, on one node; others wait
/// @param templateMost bytes of a template
/// @param docx how much is unpacked of it
/// @param nodesMost elements and texts of a filled document
/// @param pagesMost pages of a PDF
public record GenerationSettings(
        int atOnce, int templateMost, DocxLimits docx, int nodesMost, int pagesMost) {

    private static final int MIB = 1024 * 1024;

    public static GenerationSettings from(Env env) {
        return new GenerationSettings(
                env.integer("GENERATION_AT_ONCE", 2, 1, 64),
                env.integer("GENERATION_TEMPLATE_MOST", 10 * MIB, 1, 100 * MIB),
                new DocxLimits(
                        env.integer("GENERATION_PARTS_MOST", 1_000, 10, 100_000),
                        env.integer("GENERATION_XML_MOST", 8 * MIB, 1, 64 * MIB),
                        env.integer("GENERATION_UNPACKED_MOST", 50 * MIB, 1, 500 * MIB)),
                env.integer("GENERATION_NODES_MOST", 500_000, 1_000, 10_000_000),
                env.integer("GENERATION_PAGES_MOST", 500, 1, 10_000));
    }
}
