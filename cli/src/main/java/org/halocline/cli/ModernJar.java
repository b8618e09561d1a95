package org.halocline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Copies a jar and gives the classes in it that are older than Java 6 what younger ones have: a table of types for the
/// verifier. `ModernJar FROM TO`.
///
/// Java's cache of loaded classes leaves classes without such tables out, and their verification is slow: with picocli
/// as it ships, that would be a third of a start. What the code does is not changed, and the virtual machine verifies
/// it all the same. The copy has the time of the original, so that two copies are one to the cache.
final class ModernJar {
    /// The last version of class files without tables.
    private static final int OLD = ClassFile.JAVA_5_VERSION;

    /// A version that demands tables and knows nothing that could change what old code means.
    private static final int MODERN = ClassFile.JAVA_8_VERSION;

    private ModernJar() {}

    static void main(String[] arguments) throws IOException {
        copy(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    static void copy(Path from, Path to) throws IOException {
        try (ZipFile original = new ZipFile(from.toFile());
                URLClassLoader types =
                        new URLClassLoader(new URL[] {from.toUri().toURL()}, null);
                ZipOutputStream copy = new ZipOutputStream(Files.newOutputStream(to))) {
            ClassFile tool = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(types)
                            .orElse(ClassHierarchyResolver.defaultResolver())));
            original.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> add(original, entry, tool, copy));
        }
        Files.setLastModifiedTime(to, Files.getLastModifiedTime(from));
    }

    private static void add(ZipFile original, ZipEntry entry, ClassFile tool, ZipOutputStream copy) {
        try {
            byte[] content = original.getInputStream(entry).readAllBytes();
            ZipEntry same = new ZipEntry(entry.getName());
            same.setTime(entry.getTime());
            copy.putNextEntry(same);
            copy.write(entry.getName().endsWith(".class") ? modern(content, tool) : content);
            copy.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(entry.getName(), e);
        }
    }

    private static byte[] modern(byte[] content, ClassFile tool) {
        ClassModel model = tool.parse(content);
        if (model.majorVersion() > OLD) {
            return content;
        }
        return tool.build(model.thisClass().asSymbol(), made -> {
            for (ClassElement element : model) {
                switch (element) {
                    case ClassFileVersion version -> made.withVersion(MODERN, 0);
                    // Rebuilt instruction by instruction: only then the tables are worked out.
                    case MethodModel method ->
                        made.transformMethod(method, MethodTransform.transformingCode(CodeTransform.ACCEPT_ALL));
                    default -> made.with(element);
                }
            }
        });
    }
}
