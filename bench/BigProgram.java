import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes a program with much debugging information: many units that use the standard library's
/// templates with types of their own, as large C++ programs do.
///
///     java bench/BigProgram.java DIRECTORY [UNITS] [TYPES]
///
/// With 9 units of 60 types, which is the default, the file has some 150 MB, most of it debugging
/// information. Its function `unit7_run` is called once. Needs g++; one unit takes some seconds.
public class BigProgram {
  private BigProgram() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var directory = Files.createDirectories(Path.of(arguments[0]));
    var units = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
    var types = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 60;
    var objects = new ArrayList<String>();
    for (var unit = 0; unit < units; unit++) {
      var source = directory.resolve("unit" + unit + ".cpp");
      var object = directory.resolve("unit" + unit + ".o").toString();
      Files.writeString(source, unit(unit, types));
      run(List.of("g++", "-g", "-O1", "-std=c++17", "-c", "-o", object, source.toString()));
      objects.add(object);
    }
    var main = directory.resolve("main.cpp");
    Files.writeString(main, main(units));
    var link = new ArrayList<>(List.of("g++", "-g", "-O1", "-o", directory + "/big"));
    link.add(main.toString());
    link.addAll(objects);
    run(link);
    System.out.println(directory + "/big " + Files.size(directory.resolve("big")));
  }

  private static String unit(int number, int types) {
    var text = new StringBuilder();
    for (var header : List.of("map", "memory", "string", "unordered_map", "vector", "functional")) {
      text.append("#include <").append(header).append(">\n");
    }
    text.append("namespace unit").append(number).append(" {\n");
    for (var type = 0; type < types; type++) {
      text.append(
          """
          struct T%1$d { int a; std::string name; std::vector<T%1$d *> links; };
          int use%1$d(std::map<int, T%1$d> &m, std::unordered_map<std::string, T%1$d> &u) {
            std::vector<std::shared_ptr<T%1$d>> all;
            for (auto &e : m) { all.push_back(std::make_shared<T%1$d>(e.second)); u[e.second.name] = e.second; }
            std::function<int(const T%1$d &)> f = [](const T%1$d &t) { return t.a; };
            int sum = 0;
            for (auto &e : all) { sum += f(*e); }
            return sum;
          }
          """
              .formatted(type));
    }
    text.append("}\nint unit").append(number).append("_run(int n) {\n  int sum = n;\n");
    for (var type = 0; type < types; type++) {
      text.append(
          """
            { std::map<int, unit%2$d::T%1$d> m; std::unordered_map<std::string, unit%2$d::T%1$d> u; sum += unit%2$d::use%1$d(m, u); }
          """
              .formatted(type, number));
    }
    return text.append("  return sum;\n}\n").toString();
  }

  private static String main(int units) {
    var text = new StringBuilder();
    for (var unit = 0; unit < units; unit++) {
      text.append("int unit").append(unit).append("_run(int n);\n");
    }
    text.append("int main() {\n  int sum = 0;\n");
    for (var unit = 0; unit < units; unit++) {
      text.append("  sum += unit").append(unit).append("_run(").append(unit).append(");\n");
    }
    return text.append("  return sum == 0;\n}\n").toString();
  }

  private static void run(List<String> words) throws IOException, InterruptedException {
    var status = new ProcessBuilder(words).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException(String.join(" ", words) + ": status " + status);
    }
  }
}
