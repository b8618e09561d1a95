package org.halocline.io.vtk;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.halocline.grid.Axis;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Reads a `.vti` or `.vtr` file by the VTK file format description, knowing nothing of how it was written.
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record PieceReader(
        String wholeExtent,
        int[] extent,
        double[] origin,
        double[] spacing,
        List<double[]> points,
        double time,
        Map<String, double[]> cells) {

    private static final String MARK = "<AppendedData encoding=\"raw\">";

    static PieceReader read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int mark = text.indexOf(MARK);
        int base = text.indexOf('_', mark + MARK.length()) + 1;
        Element root = parse(new String(bytes, 0, mark, StandardCharsets.UTF_8) + "</VTKFile>");
        String type = root.getAttribute("type");
        boolean isImage = file.toString().endsWith(".vti");
        require(type.equals(isImage ? "ImageData" : "RectilinearGrid"));
        require(root.getAttribute("byte_order").equals("LittleEndian"));
        require(root.getAttribute("header_type").equals("UInt64"));
        require(root.getAttribute("compressor").isEmpty());
        Element image = only(root, type);
        Element piece = only(image, "Piece");
        int[] extent = Arrays.stream(piece.getAttribute("Extent").split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, double[]> cells = new LinkedHashMap<>();
        int end = base;
        for (Element array : arrays(only(piece, "CellData"))) {
            double[] values = values(array, data, base);
            cells.put(array.getAttribute("Name"), values);
            end = Math.max(end, end(array, base, values));
        }
        List<double[]> points = new ArrayList<>();
        for (Element array : isImage ? List.<Element>of() : arrays(only(piece, "Coordinates"))) {
            require(array.getAttribute("Name")
                    .equals(Axis.ALL.get(points.size()).toString()));
            double[] values = values(array, data, base);
            points.add(values);
            end = Math.max(end, end(array, base, values));
        }
        require(text.substring(end).strip().replaceAll("\\s+", " ").equals("</AppendedData> </VTKFile>"));
        Element time = only(only(image, "FieldData"), "DataArray");
        require(time.getAttribute("Name").equals("TimeValue"));
        return new PieceReader(
                image.getAttribute("WholeExtent"),
                extent,
                numbers(image.getAttribute("Origin")),
                numbers(image.getAttribute("Spacing")),
                points,
                Double.parseDouble(time.getTextContent()),
                cells);
    }

    private static List<Element> arrays(Element parent) {
        NodeList nodes = parent.getElementsByTagName("DataArray");
        List<Element> arrays = new ArrayList<>();
        for (int n = 0; n < nodes.getLength(); n++) {
            arrays.add((Element) nodes.item(n));
        }
        return arrays;
    }

    private static int begin(Element array, int base) {
        return base + Integer.parseInt(array.getAttribute("offset")) + Long.BYTES;
    }

    private static int end(Element array, int base, double[] values) {
        return begin(array, base) + values.length * Double.BYTES;
    }

    private static double[] values(Element array, ByteBuffer data, int base) {
        require(array.getAttribute("type").equals("Float64"));
        require(array.getAttribute("format").equals("appended"));
        int begin = begin(array, base);
        double[] values = new double[Math.toIntExact(data.getLong(begin - Long.BYTES)) / Double.BYTES];
        data.position(begin).asDoubleBuffer().get(values);
        return values;
    }

    static Element parse(String xml) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    /// Cells along an axis: an extent of no width is one flat cell.
    int cellsAlong(int axis) {
        return Math.max(1, extent[2 * axis + 1] - extent[2 * axis]);
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" "))
                .filter(word -> !word.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static Element only(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        require(found.getLength() == 1);
        return (Element) found.item(0);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new AssertionError("not the file that was expected");
        }
    }
}
