import java.io.File;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDF files against several standards at once: Validate 3a,ua1 FILE...
 *
 * <p>One line a file and standard; below it every rule that is broken, once. The exit status is 0 when all files comply, 1
 * when one does not, 2 when a file could not be validated: that is never the same as a file that does not comply.
 */
public final class Validate {
  public static void main(String[] arguments) {
    if (arguments.length < 2) {
      System.err.println("usage: Validate FLAVOUR[,FLAVOUR...] FILE...");
      System.exit(2);
    }
    VeraGreenfieldFoundryProvider.initialise();
    boolean broken = false;
    boolean unknown = false;
    for (int index = 1; index < arguments.length; index++) {
      for (String name : arguments[0].split(",")) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
          System.err.println(name + " is not a standard that is known here");
          System.exit(2);
        }
        try {
          broken |= !complies(new File(arguments[index]), flavour);
        } catch (Exception problem) {
          unknown = true;
          System.out.println(name + " " + arguments[index] + ": could not be validated: " + problem);
        }
      }
    }
    System.exit(unknown ? 2 : broken ? 1 : 0);
  }

  private static boolean complies(File file, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      String verdict = result.isCompliant() ? "complies" : "DOES NOT COMPLY";
      System.out.printf("%s %s: %s (%d checks)%n", flavour.getId(), file, verdict, result.getTotalAssertions());
      TreeSet<String> shown = new TreeSet<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
        if (assertion.getStatus() == TestAssertion.Status.FAILED && shown.add(rule)) {
          System.out.printf("  %s: %s @ %s%n", rule, assertion.getMessage(), assertion.getLocation().getContext());
        }
      }
      // A validator that checked nothing has shown nothing.
      return result.isCompliant() && result.getTotalAssertions() > 0;
    }
  }
}
