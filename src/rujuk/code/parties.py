"""temporary"""
from rujuk.code.actors import find_actors
class Ctx:
    def home(self, n): return (None,'x')
def read_parties(document, language, sentences):
    return [find_actors(s.tokens, language) for _,_,s in sentences], Ctx()
def find_places(tokens, language, context, n): return []
